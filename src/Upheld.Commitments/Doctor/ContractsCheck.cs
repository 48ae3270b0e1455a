using System.Security.Cryptography;
using System.Text;
using Upheld.Commitments.Promises;
using Upheld.Figures.Facts;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Doctor;

/// <summary>The words that promises are judged by: every stored document is the one whose hash its leaf holds, and none is missing or added; every contract version names
/// documents that are there; the terms of each promise are those that were logged last.</summary>
internal sealed class ContractsCheck : IEvidenceCheck
{
    public string Name => "contracts";

    public void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var hashes = CheckDocuments(snapshot, findings, cancellation);
        CheckPromises(snapshot, findings, CheckVersions(snapshot, findings, hashes));
    }

    private static HashSet<string> CheckDocuments(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var told = new Dictionary<(string Kind, string Name, int Version), SnapshotFact>();
        foreach (var fact in snapshot.Facts(DocumentVersion.Type))
        {
            var version = fact.Read<DocumentVersion>();
            if (!told.TryAdd((version.Kind, version.Name, version.Version), fact))
            {
                findings.Fault("evidence.document_twice", $"{version.Kind} {version.Name} version {version.Version} stands in two leaves.", $"{version.Kind} {version.Name} 第 {version.Version} 版出现在两条叶子中。");
            }
        }

        var hashes = new HashSet<string>();
        foreach (var row in Documents(snapshot))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Count("documents");
            hashes.Add(row.Sha256);
            var place = (row.Kind, row.Name, row.Version);
            if (!told.Remove(place, out var fact))
            {
                findings.Fault("evidence.document_stray", $"{row.Kind} {row.Name} version {row.Version} is stored and stands in no leaf.", $"{row.Kind} {row.Name} 第 {row.Version} 版已存储，但没有对应的叶子。");
            }
            else if (!IsSame(snapshot, row, fact))
            {
                findings.Fault("evidence.document_altered", $"{row.Kind} {row.Name} version {row.Version} is not the document in its leaf.", $"{row.Kind} {row.Name} 第 {row.Version} 版与叶子中的文档不符。");
            }
        }

        foreach (var (kind, name, version) in told.Keys)
        {
            findings.Fault("evidence.document_missing", $"{kind} {name} version {version} stands in a leaf and is not stored.", $"{kind} {name} 第 {version} 版有叶子，但文档不存在。");
        }

        return hashes;
    }

    private static List<StoredDocument> Documents(EvidenceSnapshot snapshot)
    {
        using var command = snapshot.Query("select customer, kind, name, version, effective_from, recorded_at, is_retired, content from commitments_document order by kind, name, version");
        using var reader = command.ExecuteReader();
        var documents = new List<StoredDocument>();
        while (reader.Read())
        {
            var content = Encoding.UTF8.GetBytes(reader.GetString(7));
            documents.Add(new StoredDocument(
                new CustomerId(EvidenceSnapshot.ReadId(reader, 0)), reader.GetString(1), reader.GetString(2), EvidenceSnapshot.ReadInt(reader, 3), reader.GetString(4), reader.GetInt64(5),
                EvidenceSnapshot.ReadFlag(reader, 6), content, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        return documents;
    }

    private static bool IsSame(EvidenceSnapshot snapshot, StoredDocument row, SnapshotFact fact)
    {
        var version = fact.Read<DocumentVersion>();
        var isText = version.Sha256 is { } hash
            ? hash == row.Sha256
            : fact.Commitment is { } commitment && snapshot.Opens(commitment, row.Content) != false; // erased: what it said nobody can hold against it any more
        return isText && fact.Customer == row.Customer && version.EffectiveFrom == row.EffectiveFrom && version.Retired == row.IsRetired
            && fact.At.ToUnixTimeMilliseconds() == row.RecordedAt;
    }

    /// <returns>Whose each contract is.</returns>
    private static Dictionary<Guid, CustomerId> CheckVersions(EvidenceSnapshot snapshot, EvidenceFindings findings, HashSet<string> hashes)
    {
        var owners = new Dictionary<Guid, CustomerId>();
        foreach (var fact in snapshot.Facts(ContractVersionApplied.Type))
        {
            var version = fact.Read<ContractVersionApplied>();
            owners[version.Contract] = fact.Customer;
            findings.Count("contracts");
            if (!version.Documents.All(hashes.Contains))
            {
                findings.Fault(
                    "evidence.contract_document", $"Version {version.Version} of contract {version.Contract} was made of a document that is not stored.", $"合同 {version.Contract} 第 {version.Version} 版所依据的文档不存在。");
            }
        }

        return owners;
    }

    private static void CheckPromises(EvidenceSnapshot snapshot, EvidenceFindings findings, Dictionary<Guid, CustomerId> owners)
    {
        var last = new Dictionary<Guid, (Guid Contract, PromiseTerms? Terms)>();
        foreach (var fact in snapshot.Facts(PromiseTerms.Type).Concat(snapshot.Facts(PromiseEnded.Type)).OrderBy(f => f.RecordedAt).ThenBy(f => f.Id))
        {
            if (fact.Type == PromiseEnded.Type)
            {
                var ended = fact.Read<PromiseEnded>();
                last[ended.Promise] = (ended.Contract, null);
            }
            else
            {
                var terms = fact.Read<PromiseTerms>();
                last[terms.Promise] = (terms.Contract, terms);
            }
        }

        using var command = snapshot.Query("select id, customer, contract, terms from commitments_promise order by id");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (promise, customer, contract) = (EvidenceSnapshot.ReadId(reader, 0), new CustomerId(EvidenceSnapshot.ReadId(reader, 1)), EvidenceSnapshot.ReadId(reader, 2));
            var isLogged = last.Remove(promise, out var word);
            findings.Count("terms", word.Terms is null ? 0 : 1);
            if ((reader.IsDBNull(3) ? null : reader.GetString(3)) != (word.Terms is { } terms ? LogTerms.Remembered(terms) : null)
                || (isLogged && word.Contract != contract) || !owners.TryGetValue(contract, out var owner) || owner != customer)
            {
                findings.Fault("evidence.terms_altered", $"The terms of promise {promise} are not those that were logged last.", $"承诺 {promise} 的条款与最近一次记录的不符。");
            }
        }

        foreach (var promise in last.Keys)
        {
            findings.Fault("evidence.promise_missing", $"Promise {promise} has terms in the log and is not stored.", $"承诺 {promise} 的条款已入日志，但承诺本身不存在。");
        }
    }

    private sealed record StoredDocument(
        CustomerId Customer, string Kind, string Name, int Version, string EffectiveFrom, long RecordedAt, bool IsRetired, byte[] Content, string Sha256);
}
