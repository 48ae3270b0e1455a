using System.Data.Common;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ownership;

namespace Upheld.Kernel.Ledger;

/// <summary>Gives committed facts their position in the order of all facts and their index in their log, and computes the new heads: all in one
/// transaction, fenced by the lease, so that a second sequencer harms nothing.</summary>
/// <remarks>Only committed rows can be numbered, because they are read first: no follower can miss one that commits late (kernel notes, 3).</remarks>
internal sealed class Sequencer(IDatabaseProvider database, ILedgerStatements statements, IOwnership ownership, NewLogs newLogs)
{
    /// <summary>The name of the lease.</summary>
    internal const string LeaseName = "sequencer";

    private const int AtOnce = 4096;

    private readonly Dictionary<Guid, OpenLog> _logs = []; // by customer
    private string? _host;
    private bool _loaded;

    /// <summary>The lease under which this node numbers; null while it does not.</summary>
    public Lease? Lease { get; private set; }

    /// <summary>Numbers what waits, up to a limit. Answers the logs that grew, with their new leaf hashes; null when another node is the sequencer.</summary>
    public async Task<IReadOnlyList<LogGrowth>?> StepAsync(CancellationToken cancellation)
    {
        Lease ??= await ownership.AcquireAsync(LeaseName, cancellation);
        if (Lease is null)
        {
            return null;
        }

        try
        {
            await using var reader = await database.OpenReaderAsync(cancellation);
            if (!_loaded && !Load(reader))
            {
                return [];
            }

            var waiting = statements.ReadWaiting(reader, AtOnce);
            return waiting.Count == 0 ? [] : await SealAsync(waiting, reader, Lease, cancellation);
        }
        catch
        {
            // What memory holds may be ahead of the database: start again from what is stored.
            (Lease, _loaded) = (null, false);
            _logs.Clear();
            throw;
        }
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
        var grown = new Dictionary<Guid, LogGrowth>();
        var numbered = new List<NumberedFact>(waiting.Count);
        var tiles = new List<FullTile>();
        foreach (var fact in waiting)
        {
            if (!_logs.TryGetValue(fact.Customer, out var log))
            {
                var state = newLogs.For(fact.Customer, _host!);
                created.Add(state);
                _logs[fact.Customer] = log = new OpenLog(state);
            }

            if (!grown.TryGetValue(log.Id, out var growth))
            {
                grown[log.Id] = growth = new LogGrowth(log.Id, log.Origin, log.Size);
            }

            var hash = TreeHash.Leaf(FactLeaf.Bytes(fact));
            numbered.Add(new NumberedFact(fact.Id, 0, log.Id, log.Size, hash.ToArray()));
            growth.LeafHashes.Add(hash);
            log.Append(hash);
            if (log.Size % CompleteTiles.Width == 0)
            {
                tiles.AddRange(new CompleteTiles(statements, reader).EndingAt(log, growth));
            }
        }

        var heads = grown.Keys.Select(id => _logs.Values.First(l => l.Id == id)).Select(l => l.ToState()).ToList();
        await database.WriteAsync(
            (connection, transaction) =>
            {
                ownership.Fence(lease, connection, transaction);
                var seq = statements.ReadLastSeq(connection, transaction);
                created.ForEach(log => statements.InsertLog(connection, transaction, log));
                statements.Number(connection, transaction, [.. numbered.Select(n => n with { Seq = ++seq })]);
                statements.InsertTiles(connection, transaction, tiles);
                statements.SaveHeads(connection, transaction, heads);
                return true;
            },
            cancellation);
        foreach (var head in heads)
        {
            (grown[head.Id].Size, grown[head.Id].Root) = (head.Size, new Hash256(head.Root));
        }

        return [.. grown.Values];
    }
}
