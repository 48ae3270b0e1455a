using System.Data.Common;
using Microsoft.Extensions.Logging;
using Upheld.Evidence;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Kernel.Computing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ownership;

namespace Upheld.Kernel.Ledger;

/// <summary>Gives committed facts their position in the order of all facts and their index in their log, and computes the new heads: all in one
/// transaction, fenced by the lease, so that a second sequencer harms nothing.</summary>
/// <remarks>Only committed rows can be numbered, because they are read first: no follower can miss one that commits late (kernel notes, 3).</remarks>
internal sealed partial class Sequencer(
    IDatabaseProvider database, ILedgerStatements statements, IOwnership ownership, NewLogs newLogs, RefusedLogs refused, TimeProvider time, ILogger<Sequencer> log)
{
    /// <summary>The name of the lease.</summary>
    internal const string LeaseName = "sequencer";

    /// <summary>Most facts in one step: keeps its transaction far below the 5 s that one may last.</summary>
    internal int AtOnce { get; set; } = 4096;

    private readonly Dictionary<Guid, OpenLog> _logs = []; // by customer
    private readonly HashSet<Guid> _unsealable = []; // said once
    private Lease? _lease;
    private long _renewed;
    private string? _host;
    private bool _loaded;

    /// <summary>Takes the lease, or prolongs it when it is time; null while another node is the sequencer.</summary>
    public async Task<Lease?> HoldAsync(CancellationToken cancellation)
    {
        if (_lease is not null && time.GetElapsedTime(_renewed) > DatabaseOwnership.Term.ToTimeSpan() / 3)
        {
            var asked = time.GetTimestamp();
            if (await ownership.RenewAsync(_lease, cancellation))
            {
                _renewed = asked;
            }
            else
            {
                Forget(); // another node has taken over, and what memory holds is history
            }
        }

        if (_lease is null)
        {
            _renewed = time.GetTimestamp();
            _lease = await ownership.AcquireAsync(LeaseName, cancellation);
        }

        return _lease;
    }

    /// <summary>Numbers what waits, up to a limit, under the lease that <see cref="HoldAsync"/> took. Answers the logs that grew, with their new leaf hashes.</summary>
    public async Task<IReadOnlyList<LogGrowth>> StepAsync(CancellationToken cancellation)
    {
        var lease = _lease ?? throw new InvalidOperationException("The sequencer numbers nothing without its lease.");
        try
        {
            await using var reader = await database.OpenReaderAsync(cancellation);
            if (!_loaded && !Load(reader))
            {
                return [];
            }

            var stand = _logs.Where(l => refused.Contains(l.Value.Origin)).Select(l => l.Key).ToList();
            var waiting = statements.ReadWaiting(reader, AtOnce, stand);
            return waiting.Count == 0 ? [] : await SealAsync(waiting, reader, lease, cancellation);
        }
        catch
        {
            Forget(); // what memory holds may be ahead of the database: start again from what is stored
            throw;
        }
    }

    /// <summary>Lets go of the lease and of what memory holds, to begin again from what is stored.</summary>
    public void Forget()
    {
        (_lease, _loaded) = (null, false);
        _logs.Clear();
    }

    private bool Load(DbConnection reader)
    {
        _host = statements.ReadHost(reader);
        if (_host is null)
        {
            return false; // not set up yet: facts wait, as every origin would have to be made up
        }

        foreach (var state in statements.ReadLogs(reader))
        {
            _logs[state.Customer] = new OpenLog(state);
        }

        return _loaded = true;
    }

    private async Task<IReadOnlyList<LogGrowth>> SealAsync(
        IReadOnlyList<WaitingFact> waiting, DbConnection reader, Lease lease, CancellationToken cancellation)
    {
        var created = new List<LogState>();
        var grown = new Dictionary<Guid, (OpenLog Log, LogGrowth Growth)>();
        var numbered = new List<NumberedFact>(waiting.Count);
        var tiles = new CompleteTiles(statements, reader);
        foreach (var (fact, leafHash) in waiting.Zip(OverCores.Compute(waiting, Hash)))
        {
            if (leafHash is not { } hash || Open(fact.Customer, created) is not { } open)
            {
                continue; // it waits
            }

            if (!grown.TryGetValue(open.Id, out var pair))
            {
                grown[open.Id] = pair = (open, new LogGrowth(open.Id, open.Origin, open.Size));
            }

            numbered.Add(new NumberedFact(fact.Id, 0, open.Id, open.Size, hash.ToArray()));
            pair.Growth.LeafHashes.Add(hash);
            open.Append(hash);
            if (open.Size % CompleteTiles.Width == 0)
            {
                tiles.AddEndingAt(open, pair.Growth);
            }
        }

        if (numbered.Count == 0)
        {
            return [];
        }

        var heads = OverCores.Compute([.. grown.Values], g => g.Log.ToState());
        await database.WriteAsync(
            (connection, transaction) =>
            {
                ownership.Fence(lease, connection, transaction);
                var seq = statements.ReadLastSeq(connection, transaction);
                statements.InsertLogs(connection, transaction, created);
                statements.Number(connection, transaction, [.. numbered.Select(n => n with { Seq = ++seq })]);
                statements.InsertTiles(connection, transaction, tiles.Made);
                statements.SaveHeads(connection, transaction, heads);
                return true;
            },
            cancellation);
        foreach (var head in heads)
        {
            var growth = grown[head.Id].Growth;
            (growth.Size, growth.Root) = (head.Size, new Hash256(head.Root));
        }

        return [.. grown.Values.Select(g => g.Growth)];
    }

    /// <summary>The customer's log, made when there is none yet; null when the signer knows that there was one.</summary>
    private OpenLog? Open(Guid customer, List<LogState> created)
    {
        if (_logs.TryGetValue(customer, out var open))
        {
            return open;
        }

        var state = newLogs.For(customer, _host!);
        if (refused.Contains(state.Origin))
        {
            return null;
        }

        created.Add(state);
        return _logs[customer] = new OpenLog(state);
    }

    /// <summary>The leaf hash; null for a row that makes no leaf. Recording checks that it does, so such a row was altered since: it must not hold up all others.</summary>
    private Hash256? Hash(WaitingFact fact)
    {
        try
        {
            return TreeHash.Leaf(FactLeaf.Bytes(fact));
        }
        catch (Exception e) when (e is EvidenceException or ArgumentException)
        {
            lock (_unsealable) // leaves are hashed on all cores
            {
                if (_unsealable.Add(fact.Id))
                {
                    LogUnsealable(e, fact.Id, fact.Type);
                }
            }

            return null;
        }
    }

    [LoggerMessage(LogLevel.Critical, "Fact {Id} of type {Type} makes no leaf and is not sealed. Run 'upheld doctor --evidence'")]
    private partial void LogUnsealable(Exception e, Guid id, string type);
}
