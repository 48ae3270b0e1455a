using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Database;

/// <summary>A typed id as a GUID; what a GUID becomes is the provider's matter.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => IdConversion.From<T>(value))
    where T : struct, IId<T>;

/// <summary>A typed id as 16 big-endian bytes, which sort on SQLite as the GUIDs do in .NET.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class IdBytesConverter<T>() : ValueConverter<T, byte[]>(
    id => id.Value.ToByteArray(true), bytes => IdConversion.From<T>(new Guid(bytes, true)))
    where T : struct, IId<T>;

/// <summary>A plain GUID as 16 big-endian bytes.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>Static abstract calls are not allowed in expression trees; this is the detour.</summary>
public static class IdConversion
{
    /// <summary>The id over a GUID.</summary>
    public static T From<T>(Guid value)
        where T : struct, IId<T> => T.From(value);
}
