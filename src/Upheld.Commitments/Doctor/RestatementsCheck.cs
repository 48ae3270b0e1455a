using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts.Restatements;
using Upheld.Commitments.Restatements;
using Upheld.Figures.Facts;
using Upheld.Kernel.Access;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Doctor;

/// <summary>Changes of the past: every restatement is as it was asked for and decided, by two people; and every fact that speaks of the past by one names one that was
/// approved.</summary>
internal sealed class RestatementsCheck : IEvidenceCheck
{
    public string Name => "restatements";

    public void Check(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var requested = ByRestatement<RestatementRequested>(snapshot, RestatementRequested.Type, f => f.Restatement);
        var declined = ByRestatement<RestatementDeclined>(snapshot, RestatementDeclined.Type, f => f.Restatement);
        var applied = snapshot.Facts(RestatementApplied.Type).Select(fact => (Fact: fact, Restatement: fact.Read<RestatementApplied>())).ToLookup(f => f.Restatement.Restatement);
        foreach (var row in Rows(snapshot))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Count("restatements");
            requested.Remove(row.Id, out var asked);
            declined.Remove(row.Id, out var refused);
            if (asked.Fact is null || !IsAsAsked(snapshot, row, asked.Fact, asked.Body) || !IsAsDecided(row, refused.Fact, refused.Body, [.. applied[row.Id]]))
            {
                findings.Fault("evidence.restatement_altered", $"Restatement {row.Id} is not as it was asked for and decided.", $"追溯更正 {row.Id} 与提出和决定时的记录不符。");
            }
        }

        foreach (var id in requested.Keys.Concat(declined.Keys))
        {
            findings.Fault("evidence.restatement_missing", $"Restatement {id} stands in the log and is not stored.", $"追溯更正 {id} 已入日志，但未存储。");
        }

        foreach (var id in Named(snapshot).Where(id => !applied.Contains(id)).Distinct())
        {
            findings.Fault("evidence.restatement_unknown", $"Terms name restatement {id}, which was never approved.", $"条款所指的追溯更正 {id} 从未获批准。");
        }
    }

    private static Dictionary<Guid, (SnapshotFact Fact, T Body)> ByRestatement<T>(EvidenceSnapshot snapshot, string type, Func<T, Guid> id)
        where T : IFact
    {
        var facts = new Dictionary<Guid, (SnapshotFact Fact, T Body)>();
        foreach (var fact in snapshot.Facts(type))
        {
            var body = fact.Read<T>();
            facts.TryAdd(id(body), (fact, body));
        }

        return facts;
    }

    private static IEnumerable<Guid> Named(EvidenceSnapshot snapshot) =>
        snapshot.Facts(PromiseTerms.Type).Select(f => f.Read<PromiseTerms>().Restatement)
            .Concat(snapshot.Facts(PromiseEnded.Type).Select(f => f.Read<PromiseEnded>().Restatement))
            .Concat(snapshot.Facts(CalendarPublished.Type).Select(f => f.Read<CalendarPublished>().Restatement)).OfType<Guid>();

    private static bool IsAsAsked(EvidenceSnapshot snapshot, StoredRestatement row, SnapshotFact fact, RestatementRequested asked) =>
        asked.Plan == row.Plan && asked.By == row.RequestedBy && fact.At.ToUnixTimeMilliseconds() == row.RequestedAt
        && asked.Request == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Request)))
        && fact.Commitment is { } commitment && snapshot.Opens(commitment, Encoding.UTF8.GetBytes(row.Reason)) != false; // null: erased

    private static bool IsAsDecided(
        StoredRestatement row, SnapshotFact? refused, RestatementDeclined? declined, IReadOnlyList<(SnapshotFact Fact, RestatementApplied Restatement)> applied) => row.State switch
        {
            nameof(RestatementState.Pending) => refused is null && applied is [] && row is { DecidedBy: null, DecidedAt: null },
            nameof(RestatementState.Declined) => declined is not null && applied is [] && declined.By == row.DecidedBy && refused!.At.ToUnixTimeMilliseconds() == row.DecidedAt,
            nameof(RestatementState.Approved) => refused is null && row.DecidedBy != row.RequestedBy && applied.Count(a => a.Fact.Customer == CustomerId.House) == 1
                && applied.All(a => IsIn(a.Fact.Customer, row, a.Restatement, a.Fact.At)),
            _ => false,
        };

    private static bool IsIn(CustomerId log, StoredRestatement row, RestatementApplied applied, Instant at) =>
        applied.Plan == row.Plan && applied.RequestedAt.ToUnixTimeMilliseconds() == row.RequestedAt && at.ToUnixTimeMilliseconds() == row.DecidedAt
        && applied.RequestedBy == PersonPseudonym.In(log, row.RequestedBy) && row.DecidedBy is { } decided && applied.ApprovedBy == PersonPseudonym.In(log, decided);

    private static List<StoredRestatement> Rows(EvidenceSnapshot snapshot)
    {
        using var command = snapshot.Query("select id, plan, reason, requested_by, requested_at, request, state, decided_by, decided_at from commitments_restatement order by id");
        using var reader = command.ExecuteReader();
        var rows = new List<StoredRestatement>();
        while (reader.Read())
        {
            rows.Add(new StoredRestatement(
                EvidenceSnapshot.ReadId(reader, 0), reader.GetString(1), reader.GetString(2), EvidenceSnapshot.ReadId(reader, 3), reader.GetInt64(4), reader.GetString(5),
                reader.GetString(6), reader.IsDBNull(7) ? null : EvidenceSnapshot.ReadId(reader, 7), reader.IsDBNull(8) ? null : reader.GetInt64(8)));
        }

        return rows;
    }

    private sealed record StoredRestatement(
        Guid Id, string Plan, string Reason, Guid RequestedBy, long RequestedAt, string Request, string State, Guid? DecidedBy, long? DecidedAt);
}
