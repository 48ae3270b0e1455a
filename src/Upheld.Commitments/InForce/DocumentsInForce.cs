using System.Text;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.Assets;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Services;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.InForce;

/// <summary>Reads documents back from their stored versions.</summary>
internal sealed class DocumentsInForce(UpheldDb db, ContractKinds kinds, ParsedDocuments parsed)
{
    /// <summary>The kinds that say what is promised to whom. There may be ten thousand monitors beside them, which no page needs to read for that.</summary>
    public static readonly IReadOnlyCollection<string> Promising =
        [CustomerKind.KindName, ServiceKind.KindName, AssetKind.KindName, CalendarKind.KindName, ContractKind.KindName];

    /// <summary>The newest version of every document: those in force, and, of the kinds that may name a day from which they hold, those that are retired.</summary>
    public async Task<(IReadOnlyList<Document> InForce, IReadOnlyList<Document> Retired)> ReadAsync(CancellationToken cancellation)
    {
        var newest = (await NewestAsync(cancellation)).ToLookup(r => r.IsRetired);
        return (Parse(newest[false]), Parse(newest[true].Where(r => r.Kind is ContractKind.KindName or CalendarKind.KindName)));
    }

    /// <summary>The newest version of every document of the <see cref="Promising"/> kinds that is not retired. Each version is parsed once.</summary>
    public async Task<DocumentSet> PromisesAsync(CancellationToken cancellation) =>
        new((await Newest().Where(d => Promising.Contains(d.Kind) && !d.IsRetired).ToListAsync(cancellation)).Select(Parse));

    /// <summary>The canonical JSON of every document of a kind that is not retired.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync(string kind, CancellationToken cancellation) =>
        await Newest().Where(d => d.Kind == kind && !d.IsRetired).Select(d => d.Content).ToListAsync(cancellation);

    /// <summary>The newest version of every document, retired ones too.</summary>
    public async Task<IReadOnlyList<DocumentRow>> NewestAsync(CancellationToken cancellation) =>
        await Newest().ToListAsync(cancellation);

    /// <summary>A stored version as a document; each is parsed once.</summary>
    public Document Parse(DocumentRow row) => parsed.Get(row.Id, () => Parse([row])[0]);

    /// <summary>Documents out of stored versions: what was sound when it was applied.</summary>
    public IReadOnlyList<Document> Parse(IEnumerable<DocumentRow> rows) =>
        new ContractReader(kinds).Read(rows.Select(r => new SourceFile($"{r.Kind}/{r.Name}", Encoding.UTF8.GetBytes(r.Content)))).Documents;

    private IQueryable<DocumentRow> Newest() => db.Set<DocumentRow>().AsNoTracking()
        .Where(d => d.Version == db.Set<DocumentRow>().Where(o => o.Kind == d.Kind && o.Name == d.Name).Max(o => o.Version))
        .OrderBy(d => d.Kind).ThenBy(d => d.Name);
}
