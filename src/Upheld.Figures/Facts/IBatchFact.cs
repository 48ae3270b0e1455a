namespace Upheld.Figures.Facts;

/// <summary>A fact that stands for many records: its leaf also carries the first slot (<c>q</c>) and the root over the records (<c>b</c>).</summary>
public interface IBatchFact : IFact
{
    /// <summary>The smallest slot among the records; <c>q</c> of the leaf.</summary>
    uint FirstSlot { get; }

    /// <summary>The RFC 6962 root over the records, 64 lower-case hexadecimal digits; <c>b</c> of the leaf.</summary>
    string InnerRoot { get; }
}
