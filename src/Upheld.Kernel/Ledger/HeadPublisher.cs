using System.Data.Common;
using Microsoft.Extensions.Logging;
using Upheld.Evidence;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ledger.Successors;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger;

/// <summary>Has grown logs signed, after the commit and never before, and publishes the signed heads.</summary>
internal sealed partial class HeadPublisher(
    IDatabaseProvider database, ILedgerStatements statements, ISigner signer, RefusedLogs refused, ILogger<HeadPublisher> log)
{
    internal const string Ahead = "signer.ahead";
    internal const string Inconsistent = "signer.inconsistent";
    internal const string OtherKey = "signer.other_key";
    internal const string LogMissing = "signer.log_missing";

    private const string Gap = "signer.gap";

    /// <summary>Leaves between two signatures while the signer catches up: keeps memory flat, however far it is behind.</summary>
    internal int LeavesAtOnce { get; set; } = 65_536;

    /// <summary>Logs that stand still because the signer refuses them, by origin: shown by <c>doctor</c> and on the pages until somebody has decided.</summary>
    public IReadOnlyDictionary<string, LogRefusal> Refused => refused.All;

    /// <summary>Signs what one step of the sequencer added.</summary>
    public async Task PublishAsync(IReadOnlyList<LogGrowth> growths, CancellationToken cancellation)
    {
        var outcomes = await signer.SignAsync(
            [.. growths.Select(g => new HeadToSign(g.Origin, g.From, g.LeafHashes, g.Size, g.Root))], cancellation);
        var signed = new List<(Guid Log, long Size, string Note)>(growths.Count);
        foreach (var (growth, outcome) in growths.Zip(outcomes))
        {
            if (outcome.Note is { } note)
            {
                signed.Add((growth.Log, growth.Size, note));
            }
            else if (outcome.Refusal == Gap)
            {
                await CatchUpAsync([growth.Log], cancellation);
            }
            else
            {
                Refuse(growth.Origin, outcome.Refusal!, growth.Size, outcome.Known?.Size ?? 0);
            }
        }

        await SaveAsync(signed, cancellation);
    }

    /// <summary>Compares every log with what the signer knows: when this node begins to number, and so at every start. Signs what is unsigned; a log that the
    /// signer knows further or otherwise stands still from here on.</summary>
    public Task CatchUpAsync(CancellationToken cancellation) => CatchUpAsync(null, cancellation);

    private async Task CatchUpAsync(IReadOnlyList<Guid>? only, CancellationToken cancellation)
    {
        await using var reader = await database.OpenReaderAsync(cancellation);
        var known = (await signer.HeadsAsync(cancellation)).ToDictionary(h => h.Origin);
        var logs = statements.ReadLogs(reader);
        if (only is null)
        {
            refused.Clear(); // judged anew
        }

        foreach (var state in logs.Where(l => only is null || only.Contains(l.Id)))
        {
            try
            {
                await CatchUpAsync(state, known.GetValueOrDefault(state.Origin), reader, cancellation);
            }
            catch (Exception e) when (e is EvidenceException or InvalidDataException or ArgumentException)
            {
                // Tiles or hashes are missing or broken: that log stands still, the others go on.
                Refuse(state.Origin, Inconsistent, state.Size, known.GetValueOrDefault(state.Origin)?.Size ?? 0);
            }
        }

        if (only is null)
        {
            RefuseMissing(known, statements.ReadAllLogs(reader), reader);
        }
    }

    private async Task CatchUpAsync(LogState state, SignerHead? known, DbConnection reader, CancellationToken cancellation)
    {
        var from = known?.Size ?? 0;
        var head = new Hash256(state.Root);
        if (from == state.Size && state.SignedSize == from && (known is null || known.Root == head))
        {
            refused.Remove(state.Origin);
            return;
        }

        if (from > state.Size)
        {
            Refuse(state.Origin, Ahead, state.Size, from);
            return;
        }

        if (state.SignedSize > from && !IsOurs(state))
        {
            Refuse(state.Origin, OtherKey, state.Size, from);
            return;
        }

        var range = from == 0 ? new CompactRange() : new TileHashes(from, new StoredTiles(statements, reader, state.Id).Read).Edge();
        if (known is not null && range.Root() != known.Root)
        {
            Refuse(state.Origin, Inconsistent, state.Size, from);
            return;
        }

        if (state.Size - from > LeavesAtOnce)
        {
            LogLongCatchUp(state.Origin, from, state.Size);
        }

        do
        {
            var to = Math.Min(state.Size, from + LeavesAtOnce);
            var hashes = from < to ? statements.ReadLeafHashes(reader, state.Id, from, to) : [];
            hashes.ForEach(range.Append);
            var outcome = (await signer.SignAsync([new HeadToSign(state.Origin, from, hashes, to, to == state.Size ? head : range.Root())], cancellation))[0];
            if (outcome.Note is not { } note)
            {
                Refuse(state.Origin, outcome.Refusal!, state.Size, outcome.Known?.Size ?? 0);
                return;
            }

            await SaveAsync([(state.Id, to, note)], cancellation);
            from = to;
        }
        while (from < state.Size);
        refused.Remove(state.Origin);
    }

    /// <summary>A database that is older than a log has lost even its row; the installation's log would then begin anew under its old name.</summary>
    private void RefuseMissing(Dictionary<string, SignerHead> known, IReadOnlyList<LogState> logs, DbConnection reader)
    {
        var stems = logs.Select(l => LogOrigin.Parse(l.Origin)?.Stem).ToHashSet();
        var missing = known.Values.Where(h => !stems.Contains(LogOrigin.Parse(h.Origin)?.Stem)).ToList();
        var told = missing.Count > 0 ? ToldHeads.Read(reader) : [];
        foreach (var head in missing.Where(h => !told.Contains(h.Note)))
        {
            Refuse(head.Origin, LogMissing, 0, head.Size);
        }
    }

    /// <summary>Whether the published head was signed by this signer's key: then only its memory was lost, and what it signed stands in the database.</summary>
    private bool IsOurs(LogState state)
    {
        try
        {
            return SignedNote.Parse(state.Checkpoint!).Verify([VerifierKey.Parse(signer.VerifierKey(state.Origin))]).Count > 0;
        }
        catch (EvidenceException)
        {
            return false;
        }
    }

    private void Refuse(string origin, string code, long size, long known)
    {
        if (!refused.Contains(origin))
        {
            LogRefused(origin, code, size, known);
        }

        refused.Add(new LogRefusal(origin, code, size, known));
    }

    private Task SaveAsync(IReadOnlyList<(Guid Log, long Size, string Note)> signed, CancellationToken cancellation) =>
        signed.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                (connection, transaction) =>
                {
                    statements.SaveCheckpoints(connection, transaction, signed);
                    return true;
                },
                cancellation);

    [LoggerMessage(LogLevel.Critical, "The signer refuses {Origin} ({Reason}): the database holds {Size} leaves, the signer has signed {Known}. "
        + "The log stands still and its facts wait. Run 'upheld doctor'; after a restore by hand, 'upheld restore --in-place'")]
    private partial void LogRefused(string origin, string reason, long size, long known);

    [LoggerMessage(LogLevel.Information, "The signer follows {Origin} from {From} to {To}")]
    private partial void LogLongCatchUp(string origin, long from, long to);
}
