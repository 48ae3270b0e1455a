using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;

namespace Upheld.Monitoring.Checking;

/// <summary>Writes down that the machine's clock was set.</summary>
internal sealed class RecordClockStep(UpheldDb db, IClock clock)
{
    public Task ExecuteAsync(long milliseconds, CancellationToken cancellation)
    {
        db.Record(new ClockStepped(clock.GetCurrentInstant(), milliseconds));
        return db.SaveChangesAsync(cancellation);
    }
}

/// <summary>The wall clock was stepped, by more than drift explains.</summary>
/// <param name="At">The time afterwards.</param>
/// <param name="StepMs">By how much; negative is backwards.</param>
internal sealed record ClockStepped(Instant At, long StepMs) : IFact
{
    public static string Type => "clock.step";

    public Guid? Customer => null;
}
