namespace Upheld.Design.Frame;

/// <summary>Tells the palette where one can go. Each module registers its own; it is asked in the scope of the reader's request.</summary>
public interface IPaletteSource
{
    /// <summary>The entries, in the order in which they are worth listing.</summary>
    Task<IReadOnlyList<PaletteEntry>> EntriesAsync(CancellationToken cancellation);
}

/// <summary>A place to go.</summary>
/// <param name="Text">Its name in the reader's language.</param>
/// <param name="Href">Its address.</param>
/// <param name="Kind">What it is, in the reader's language: a customer, a promise, a monitor.</param>
public sealed record PaletteEntry(string Text, string Href, string Kind);
