using NodaTime;
using Upheld.Evidence;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Signing;
using Upheld.Kernel.Slices;

namespace Upheld.Kernel.Ledger.Successors;

/// <summary>After a restore: lets every log that the signer knows further than the database go on in a successor, whose first leaf names the old log's last
/// head and what was lost. Never done by itself: somebody has to say that history was cut.</summary>
/// <remarks>The old log keeps what it has and takes nothing more. A log restored twice from one backup has lost a whole generation: its successor begins with one
/// leaf for each, newest first.</remarks>
public sealed class DeclareSuccessors
{
    private readonly IDatabaseProvider _database;
    private readonly ILedgerStatements _statements;
    private readonly ISigner _signer;
    private readonly IOwnership _ownership;
    private readonly Sequencer _sequencer;
    private readonly SliceRunner _slices;
    private readonly ILedgerWriter _ledger;
    private readonly NewLogs _newLogs;
    private readonly IIds _ids;
    private readonly IClock _clock;

    internal DeclareSuccessors(
        IDatabaseProvider database, ILedgerStatements statements, ISigner signer, IOwnership ownership, Sequencer sequencer, SliceRunner slices, ILedgerWriter ledger,
        NewLogs newLogs, IIds ids, IClock clock)
    {
        (_database, _statements, _signer, _ownership, _sequencer) = (database, statements, signer, ownership, sequencer);
        (_slices, _ledger, _newLogs, _ids, _clock) = (slices, ledger, newLogs, ids, clock);
    }

    /// <summary>Declares what is needed, nothing when database and signer agree, and has the new logs signed.</summary>
    /// <param name="isNewSigner">Whether the signer's key was lost for good, so that logs signed by another key go on under the new one.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    /// <returns><c>restore.server_runs</c>; <c>restore.signer_missing</c>: heads are signed by a key that is not here; <c>restore.inconsistent</c>: the database holds another history
    /// than the signer signed.</returns>
    public async Task<Result<SuccessionReport>> ExecuteAsync(bool isNewSigner, CancellationToken cancellation)
    {
        if (await _sequencer.HoldAsync(cancellation) is not { } lease)
        {
            return new Error(ErrorKind.Conflict, "restore.server_runs", "A server is running on this database. Stop every node first.");
        }

        var heads = await _signer.HeadsAsync(cancellation);
        var plans = new List<Plan>();
        IReadOnlyList<LogState> logs;
        HashSet<string> told; // an earlier restore may have told of a lost log, also in a successor of several generations
        await using (var reader = await _database.OpenReaderAsync(cancellation))
        {
            logs = _statements.ReadAllLogs(reader);
            told = ToldHeads.Read(reader);
            foreach (var log in logs.GroupBy(l => l.Customer).Select(g => g.MaxBy(l => l.Generation)!))
            {
                var plan = PlanFor(log, heads, new StoredTiles(_statements, reader, log.Id), isNewSigner);
                if (!plan.IsOk)
                {
                    return plan.Error;
                }

                plans.AddRange(plan.Value);
            }

            if (_statements.ReadHost(reader) is { } host && logs.All(l => l.Customer != CustomerId.House.Value))
            {
                plans.AddRange(PlanForHouse(LogOrigin.House(host), heads));
            }
        }

        var known = logs.Select(l => l.Origin).Concat(plans.SelectMany(p => p.Parts).Select(p => Checkpoint.Parse(p.Head.Text).Origin)).ToHashSet();
        var lost = await RecordLostAsync(heads.Where(h => !known.Contains(h.Origin) && !told.Contains(h.Note)).ToList(), cancellation);
        if (plans.Count > 0)
        {
            await WriteAsync(plans, lease, cancellation);
        }

        _sequencer.Forget(); // it may know the old logs as those that grow
        await _ledger.DrainAsync(cancellation);
        return new SuccessionReport([.. plans.Select(Report)], lost);
    }

    private Result<Plan[]> PlanFor(LogState log, IReadOnlyList<SignerHead> heads, StoredTiles tiles, bool isNewSigner)
    {
        var origin = LogOrigin.Parse(log.Origin)!.Value;
        var chain = heads.Where(h => LogOrigin.Parse(h.Origin) is { } o && o.Stem == origin.Stem && o.Generation >= origin.Generation)
            .ToDictionary(h => LogOrigin.Parse(h.Origin)!.Value.Generation);
        var own = chain.GetValueOrDefault(log.Generation);
        var newest = chain.Count == 0 ? log.Generation : chain.Keys.Max();
        var isOtherKey = log.SignedSize > (own?.Size ?? 0) && !IsOurs(log);
        if (isOtherKey && !isNewSigner)
        {
            return new Error(
                ErrorKind.Conflict,
                "restore.signer_missing",
                $"The heads of {log.Origin} were signed by a key that is not in the signer's folder. Put the signer's folder of that installation in its place; "
                + "if it is lost for good, say --new-signer: every log then goes on in a successor under a new key.");
        }

        if (newest == log.Generation && !isOtherKey && (own is null || own.Size <= log.Size))
        {
            return own is null || IsPrefix(own, log, tiles)
                ? Array.Empty<Plan>()
                : new Error(
                    ErrorKind.Conflict,
                    "restore.inconsistent",
                    $"The database holds another history of {log.Origin} than the signer has signed. It was altered, or went on after a restore by hand: restore a backup.");
        }

        var parts = new List<Part>();
        for (var generation = newest; generation >= log.Generation; generation--)
        {
            var isOld = generation == log.Generation;
            var note = isOld && isOtherKey ? log.Checkpoint : chain.GetValueOrDefault(generation)?.Note ?? (isOld ? log.Checkpoint : null);
            if (note is not null)
            {
                var head = SignedNote.Parse(note);
                var size = Checkpoint.Parse(head.Text).Size;
                parts.Add(isOld ? new Part(head, Math.Min(log.Size, size), log.Size > 0 && log.Size < size ? new Hash256(log.Root) : null) : new Part(head, 0, null));
            }
        }

        return new[] { new Plan(_newLogs.Empty(log.Customer, origin.Of(newest + 1)), log.Origin, parts, !isOtherKey) };
    }

    /// <summary>A database without the installation's log, beside a signer that knows one.</summary>
    private IEnumerable<Plan> PlanForHouse(LogOrigin house, IReadOnlyList<SignerHead> heads)
    {
        var parts = heads.Where(h => LogOrigin.Parse(h.Origin)?.Stem == house.Stem).OrderByDescending(h => LogOrigin.Parse(h.Origin)!.Value.Generation)
            .Select(h => new Part(SignedNote.Parse(h.Note), 0, null)).ToList();
        if (parts.Count > 0)
        {
            var newest = Checkpoint.Parse(parts[0].Head.Text).Origin;
            var next = house.Of(LogOrigin.Parse(newest)!.Value.Generation + 1);
            yield return new Plan(_newLogs.Empty(CustomerId.House.Value, next), newest, parts, true);
        }
    }

    private static bool IsPrefix(SignerHead known, LogState log, StoredTiles tiles)
    {
        try
        {
            return new TileHashes(known.Size, tiles.Read).Root() == known.Root && (known.Size < log.Size || new Hash256(log.Root) == known.Root);
        }
        catch (EvidenceException)
        {
            return false;
        }
    }

    private bool IsOurs(LogState log)
    {
        try
        {
            return SignedNote.Parse(log.Checkpoint ?? "").Verify([VerifierKey.Parse(_signer.VerifierKey(log.Origin))]).Count > 0;
        }
        catch (EvidenceException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<LostRange>> RecordLostAsync(List<SignerHead> lost, CancellationToken cancellation) => lost.Count == 0
        ? []
        : await _slices.RunAsync<UpheldDb, IReadOnlyList<LostRange>>(
            Scope.Installation("a restore has lost whole logs"),
            async db =>
            {
                lost.ForEach(head => db.Record(new LogLost(_clock.GetCurrentInstant(), head.Note)));
                await db.SaveChangesAsync(cancellation);
                return [.. lost.Select(h => new LostRange(h.Origin, 0, h.Size))];
            },
            cancellation);

    private Task<bool> WriteAsync(List<Plan> plans, Lease lease, CancellationToken cancellation) => _database.WriteAsync(
        (connection, transaction) =>
        {
            _ownership.Fence(lease, connection, transaction);
            var seq = _statements.ReadLastSeq(connection, transaction);
            foreach (var plan in plans)
            {
                var (range, facts) = (new CompactRange(), plan.Parts.Select(part => Leaf(plan.Log, part)).ToList());
                var hashes = facts.Select(f => TreeHash.Leaf(FactLeaf.Bytes(f))).ToList();
                hashes.ForEach(range.Append);
                _statements.InsertLogs(connection, transaction, [plan.Log with { Size = range.Size, Root = range.Root().ToArray(), Edge = range.ToBytes() }]);
                for (var i = 0; i < facts.Count; i++)
                {
                    _statements.InsertNumbered(connection, transaction, facts[i], new NumberedFact(facts[i].Id, ++seq, plan.Log.Id, i, hashes[i].ToArray()));
                }
            }

            return true;
        },
        cancellation);

    private WaitingFact Leaf(LogState log, Part part)
    {
        var (id, now) = (_ids.NewGuid(), _clock.GetCurrentInstant());
        var customer = log.Customer == CustomerId.House.Value ? (Guid?)null : log.Customer;
        var fact = new LogSucceeded(customer, now, part.Head.ToString(), part.LostFrom, Checkpoint.Parse(part.Head.Text).Size, part.KeptRoot?.ToString());
        var at = now.ToUnixTimeMilliseconds();
        return new WaitingFact(id, log.Customer, LogSucceeded.Type, at, at, FactRecorder.ThisNode, FactBody.Of(fact, id), null, null, null);
    }

    private LogSuccession Report(Plan plan) => new(
        plan.Log.Customer,
        plan.OldOrigin,
        plan.Log.Origin,
        _signer.VerifierKey(plan.Log.Origin),
        plan.IsSameKey,
        [.. plan.Parts.Select(p => (Head: Checkpoint.Parse(p.Head.Text), p.LostFrom)).Where(p => p.LostFrom < p.Head.Size)
            .Select(p => new LostRange(p.Head.Origin, p.LostFrom, p.Head.Size)).Reverse()]);

    private sealed record Plan(LogState Log, string OldOrigin, IReadOnlyList<Part> Parts, bool IsSameKey);

    private sealed record Part(SignedNote Head, long LostFrom, Hash256? KeptRoot);
}
