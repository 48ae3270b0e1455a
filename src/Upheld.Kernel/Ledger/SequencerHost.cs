using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Kernel.Ownership;
using Upheld.Kernel.Signals;

namespace Upheld.Kernel.Ledger;

/// <summary>Numbers facts and has the heads signed, as soon as facts are committed.</summary>
internal sealed partial class SequencerHost(Sequencer sequencer, HeadPublisher publisher, IOwnership ownership, FactSignals signals, TimeProvider time, ILogger<SequencerHost> log)
    : BackgroundService, ILedgerWriter
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1); // another node may have recorded facts
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>Numbers and signs all that waits; for a command without a running server, and for tests.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (await sequencer.StepAsync(cancellation) is { Count: > 0 } growths)
        {
            await publisher.PublishAsync(growths, cancellation);
            signals.Sequenced.Raise();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var renewed = time.GetTimestamp();
        var caughtUp = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!caughtUp)
                {
                    await publisher.CatchUpAsync(stoppingToken);
                    caughtUp = true;
                }

                await DrainAsync(stoppingToken);
                if (sequencer.Lease is { } lease && time.GetElapsedTime(renewed) > DatabaseOwnership.Term.ToTimeSpan() / 3)
                {
                    renewed = time.GetTimestamp();
                    await ownership.RenewAsync(lease, stoppingToken);
                }

                await signals.Recorded.WaitAsync(LookAnyway, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e); // nothing is lost: what was not numbered still waits
                await Task.Delay(AfterFailure, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Numbering or signing failed; it is tried again")]
    private partial void LogFailed(Exception e);
}
