using System.Text;
using Microsoft.EntityFrameworkCore;
using Upheld.Commitments.ContractFiles;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Files;
using Upheld.Kernel.Database;

namespace Upheld.Commitments.InForce;

/// <summary>Reads documents back from their stored versions.</summary>
internal sealed class DocumentsInForce(UpheldDb db, ContractKinds kinds)
{
    /// <summary>The newest version of every document that is not retired.</summary>
    public async Task<IReadOnlyList<Document>> ReadAsync(CancellationToken cancellation) =>
        Parse((await NewestAsync(cancellation)).Where(r => !r.IsRetired));

    /// <summary>The newest version of every document, retired ones too.</summary>
    public async Task<IReadOnlyList<DocumentRow>> NewestAsync(CancellationToken cancellation) =>
        await db.Set<DocumentRow>().AsNoTracking()
            .Where(d => d.Version == db.Set<DocumentRow>().Where(o => o.Kind == d.Kind && o.Name == d.Name).Max(o => o.Version))
            .OrderBy(d => d.Kind).ThenBy(d => d.Name).ToListAsync(cancellation);

    /// <summary>Documents out of stored versions: what was sound when it was applied.</summary>
    public IReadOnlyList<Document> Parse(IEnumerable<DocumentRow> rows) =>
        new ContractReader(kinds).Read(rows.Select(r => new SourceFile($"{r.Kind}/{r.Name}", Encoding.UTF8.GetBytes(r.Content)))).Documents;
}
