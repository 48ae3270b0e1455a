namespace Upheld.Kernel.Ids;

/// <summary>An id of its own type over a version-7 GUID. Implemented by <c>readonly record struct</c>s, which also declare &lt; and &gt;
/// so that keyset paging translates to SQL on both databases.</summary>
/// <typeparam name="T">The id type itself.</typeparam>
public interface IId<T>
    where T : struct, IId<T>
{
    /// <summary>The GUID as stored and shown.</summary>
    Guid Value { get; }

    /// <summary>The id over a GUID read from a route, a form or the database.</summary>
    static abstract T From(Guid value);
}
