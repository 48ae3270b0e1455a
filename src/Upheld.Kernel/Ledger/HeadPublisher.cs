using Microsoft.Extensions.Logging;
using Upheld.Evidence.Hashing;
using Upheld.Kernel.Database;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger;

/// <summary>Has grown logs signed, after the commit and never before, and publishes the signed heads.</summary>
internal sealed partial class HeadPublisher(IDatabaseProvider database, ILedgerStatements statements, ISigner signer, ILogger<HeadPublisher> log)
{
    private const int LeavesAtOnce = 65_536;

    /// <summary>Logs that the signer refuses, by origin, with its reason: shown by <c>doctor</c> and on the pages until mended.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, string> Refused { get; } = [];

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
                Refused.TryRemove(growth.Origin, out _);
            }
            else if (outcome.Refusal == "signer.gap")
            {
                await CatchUpAsync(growth.Log, cancellation);
            }
            else
            {
                Refused[growth.Origin] = outcome.Refusal!;
                LogRefused(growth.Origin, outcome.Refusal!, growth.Size, outcome.Known?.Size ?? 0);
            }
        }

        await SaveAsync(signed, cancellation);
    }

    /// <summary>Signs every log whose newest head is unsigned: at start-up, and where the signer lagged behind.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await using var reader = await database.OpenReaderAsync(cancellation);
        foreach (var state in statements.ReadLogs(reader).Where(l => l.Size > l.SignedSize))
        {
            await CatchUpAsync(state.Id, cancellation);
        }
    }

    private async Task CatchUpAsync(Guid id, CancellationToken cancellation)
    {
        await using var reader = await database.OpenReaderAsync(cancellation);
        var state = statements.ReadLogs(reader).Single(l => l.Id == id);
        var known = await signer.HeadAsync(state.Origin, cancellation);
        var range = known?.Size ?? 0;
        if (state.Size - range > LeavesAtOnce)
        {
            LogLongCatchUp(state.Origin, range, state.Size);
        }

        var hashes = range < state.Size ? statements.ReadLeafHashes(reader, id, range, state.Size) : [];
        var head = new HeadToSign(state.Origin, Math.Min(range, state.Size), hashes, state.Size, new Hash256(state.Root));
        var outcome = (await signer.SignAsync([head], cancellation))[0];
        if (outcome.Note is { } note)
        {
            await SaveAsync([(id, state.Size, note)], cancellation);
        }
        else
        {
            Refused[state.Origin] = outcome.Refusal!;
            LogRefused(state.Origin, outcome.Refusal!, state.Size, outcome.Known?.Size ?? 0);
        }
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

    [LoggerMessage(LogLevel.Critical, "The signer refuses {Origin} ({Reason}): the database holds {Size} leaves, the signer has signed {Known}. Run 'upheld doctor --evidence'")]
    private partial void LogRefused(string origin, string reason, long size, long known);

    [LoggerMessage(LogLevel.Information, "The signer follows {Origin} from {From} to {To}")]
    private partial void LogLongCatchUp(string origin, long from, long to);
}
