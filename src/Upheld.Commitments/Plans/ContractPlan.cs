using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Plans;

/// <summary>What applying files would do to what is in force. Pure; nothing is written.</summary>
/// <param name="Changes">One entry per document, sorted by kind and name; none while lint finds errors, as nobody can say what a document would be whose parts are wrong.</param>
/// <param name="Lint">What is wrong with the result.</param>
internal sealed record ContractPlan(IReadOnlyList<DocumentChange> Changes, LintReport Lint)
{
    /// <summary>Whether anything would be written.</summary>
    public bool ChangesAnything => Changes.Any(c => c.Action != ChangeAction.Keep);

    /// <summary>Whether a document would change for days that have passed already; that rewrites what was judged, and needs a restatement.</summary>
    public bool ChangesThePast => Changes.Any(c => c.IsAboutThePast);

    /// <summary>SHA-256 over every change with the bytes before and after, in hexadecimal: a plan with the same hash does the same to the same documents. Null while lint
    /// finds errors: there is no plan then.</summary>
    public string? Hash
    {
        get
        {
            if (!Lint.IsClean)
            {
                return null;
            }

            var entries = Changes.Where(c => c.Action != ChangeAction.Keep).Select(c => (SpecValue)new SpecMap(new (string, SpecValue?)[]
            {
                ("action", new SpecText(c.Action.ToString().ToLowerInvariant())), ("kind", new SpecText(c.Id.Kind)), ("name", new SpecText(c.Id.Name)),
                ("before", c.Before?.Whole), ("after", c.After?.Whole), ("effectiveFrom", new SpecText(LocalDatePattern.Iso.Format(c.EffectiveFrom))),
            }.Where(e => e.Item2 is not null).Select(e => (e.Item1, e.Item2!))));
            return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(new SpecList([.. entries]))));
        }
    }

    /// <summary>Compares files with what is in force.</summary>
    /// <param name="inForce">The documents in force.</param>
    /// <param name="files">The reading of the files, which was given the same documents.</param>
    /// <param name="now">Changes take effect on the day of this instant, unless a contract names another.</param>
    /// <param name="prune">Whether documents that the files no longer hold are retired; else they stay.</param>
    /// <param name="retired">The documents that were in force once. One that comes back is no new one: its days before today stay without it.</param>
    /// <param name="within">Says whether a document in force belongs to what the files describe; others are left out of the plan.</param>
    public static ContractPlan Of(
        IReadOnlyList<Document> inForce, ContractReading files, Instant now, bool prune, IReadOnlyList<Document>? retired = null, Func<Document, bool>? within = null)
    {
        var lint = LintReport.Of(files.Faults, files.Documents.Count);
        if (!lint.IsClean)
        {
            return new ContractPlan([], lint);
        }

        var after = new DocumentSet(files.Documents);
        var before = new DocumentSet(inForce);
        var once = new DocumentSet(retired ?? []);
        var dates = new EffectiveDates(files.All, now);
        var changes = files.Documents.DistinctBy(d => d.Id).Select(d => Changed(before.Find(d.Id.Kind, d.Id.Name), once.Find(d.Id.Kind, d.Id.Name), d, dates))
            .Concat(inForce.Where(d => after.Find(d.Id.Kind, d.Id.Name) is null && (within?.Invoke(d) ?? true)).Select(d => prune
                ? new DocumentChange(ChangeAction.Retire, d.Id, d, null, [], dates.Today(d), [])
                : new DocumentChange(ChangeAction.Keep, d.Id, d, d, [], dates.Today(d), [])))
            .OrderBy(c => c.Id).ToList();
        var affected = new AffectedPromises(before, files.All);
        return new ContractPlan([.. changes.Select(c => c with { Affects = affected.Of(c) })], lint);
    }

    private static DocumentChange Changed(Document? before, Document? once, Document after, EffectiveDates dates)
    {
        var fields = before is null ? [] : SpecDiff.Between(before.Whole, after.Whole);
        var action = before is null ? ChangeAction.Create : fields is [] ? ChangeAction.Keep : ChangeAction.Change;
        var from = dates.Of(before ?? once, after);
        return new DocumentChange(action, after.Id, before, after, fields, from, [])
        {
            IsAboutThePast = action != ChangeAction.Keep && (before ?? once) is not null && from < dates.Today(after),
        };
    }
}
