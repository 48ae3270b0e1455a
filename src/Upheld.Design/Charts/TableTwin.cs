namespace Upheld.Design.Charts;

/// <summary>The same numbers as a chart, as rows of text, for those who cannot or would rather not read the drawing.</summary>
internal sealed record TableTwin(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string>> Rows);
