using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Kernel.Signals;

namespace Upheld.Kernel.Ledger;

/// <summary>Numbers facts and has the heads signed, as soon as facts are committed.</summary>
internal sealed partial class SequencerHost(Sequencer sequencer, HeadPublisher publisher, FactSignals signals, TimeProvider time, ILogger<SequencerHost> log)
    : BackgroundService, ILedgerWriter
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(1); // another node may have recorded facts
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private long? _compared; // the epoch in which the signer was asked where it stands

    /// <summary>Numbers and signs all that waits; for a command without a running server, and for tests.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            while (await StepAsync(cancellation))
            {
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
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

    private async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (await sequencer.HoldAsync(cancellation) is not { } lease)
        {
            return false;
        }

        try
        {
            if (_compared != lease.Epoch)
            {
                await publisher.CatchUpAsync(cancellation); // before any number is given: a log that the signer knows further must not grow
                _compared = lease.Epoch;
            }

            var growths = await sequencer.StepAsync(cancellation);
            if (growths.Count == 0)
            {
                return false;
            }

            await publisher.PublishAsync(growths, cancellation);
        }
        catch
        {
            _compared = null; // heads may have stayed unsigned: look again
            throw;
        }

        signals.Sequenced.Raise();
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Numbering or signing failed; it is tried again")]
    private partial void LogFailed(Exception e);
}
