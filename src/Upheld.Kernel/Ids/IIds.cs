namespace Upheld.Kernel.Ids;

/// <summary>The only source of new ids and random bytes: version-7 GUIDs made of the clock and a source that a test can seed.</summary>
public interface IIds
{
    /// <summary>A new version-7 GUID; two from one process never go backwards.</summary>
    Guid NewGuid();

    /// <summary>Unpredictable bytes for salts and tokens.</summary>
    byte[] NewBytes(int count);
}

/// <summary>Typed ids from <see cref="IIds"/>.</summary>
public static class IdsExtensions
{
    /// <summary>A new id of a type.</summary>
    public static T New<T>(this IIds ids)
        where T : struct, IId<T> => T.From(ids.NewGuid());
}
