using Upheld.Evidence.Canonical;
using Upheld.Evidence.Leaves;

namespace Upheld.Evidence.Bundles;

/// <summary>The figures of a bundle (<c>report.json</c>, docs/guide/bundle.md).</summary>
/// <param name="Id">The report's id, the same as in the manifest.</param>
/// <param name="Customer">The customer's id.</param>
/// <param name="CreatedAt">When it was made, milliseconds since the Unix epoch.</param>
/// <param name="Figures">The figures, in the report's order.</param>
public sealed record ReportDocument(string Id, string Customer, long CreatedAt, IReadOnlyList<FigureRecord> Figures)
{
    /// <summary>Name of the format.</summary>
    public const string Format = "upheld.report/1";

    /// <summary>Titles by language, for people; no figure follows from them.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();

    /// <summary>The local days it is about, as they were asked for: <c>2026-10</c>; null for promises in the windows that were running.</summary>
    public string? Period { get; init; }

    /// <summary>What was promised for that time and has no figure here. A report says what it leaves out.</summary>
    public IReadOnlyList<OmittedFigure> Omitted { get; init; } = [];

    /// <summary>Leaves that a restore has lost, of this log and, where shared monitors are used, of the installation's: what they held is unknown to every figure.</summary>
    public IReadOnlyList<LostLeaves> Lost { get; init; } = [];

    /// <summary>Reads a report, which is canonical JSON.</summary>
    /// <exception cref="EvidenceException"><c>report.malformed</c>, or a code under <c>leaf.</c></exception>
    public static ReportDocument Parse(ReadOnlySpan<byte> json)
    {
        var document = CanonicalJson.ParseObject(json);
        document.RequireOnly("format", "report", "customer", "createdAt", "titles", "period", "omitted", "lost", "figures");
        if (document.Text("format") != Format)
        {
            throw new EvidenceException("report.malformed", $"This program reads reports of the format {Format}.");
        }

        var titles = document.Object("titles");
        var report = new ReportDocument(
            document.Text("report"),
            document.Text("customer"),
            LeafTime.Parse(document.Text("createdAt")),
            [.. document.Array("figures").Select(f => FigureRecord.Parse(
                f as CanonicalObject ?? throw new EvidenceException("report.malformed", "A figure is an object.")))])
        {
            Titles = titles.Names.ToDictionary(language => language, titles.Text),
            Period = document.TextOrNull("period"),
            Omitted = document["omitted"] is null ? [] : [.. document.Array("omitted").Select(OmittedFigure.Parse)],
            Lost = document["lost"] is null ? [] : [.. document.Array("lost").Select(LostLeaves.Parse)],
        };
        return report.Figures.Select(f => f.Id).Distinct(StringComparer.Ordinal).Count() == report.Figures.Count
            ? report
            : throw new EvidenceException("report.malformed", "The id of a figure stands twice.");
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes()
    {
        var titles = new CanonicalObject();
        foreach (var (language, title) in Titles)
        {
            titles.Add(language, title);
        }

        var document = new CanonicalObject
        {
            { "format", Format },
            { "report", Id },
            { "customer", Customer },
            { "createdAt", LeafTime.ToText(CreatedAt) },
            { "titles", titles },
            { "figures", new CanonicalArray(Figures.Select(f => f.ToJson())) },
        };
        document.AddIfPresent("period", Period is null ? null : (CanonicalValue)Period);
        document.AddIfPresent("omitted", Omitted.Count == 0 ? null : new CanonicalArray(Omitted.Select(o => o.ToJson())));
        document.AddIfPresent("lost", Lost.Count == 0 ? null : new CanonicalArray(Lost.Select(l => l.ToJson())));
        return CanonicalJson.ToBytes(document);
    }
}
