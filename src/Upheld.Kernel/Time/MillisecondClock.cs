using NodaTime;

namespace Upheld.Kernel.Time;

/// <summary>The clock of the whole program: the registered <see cref="TimeProvider"/>, cut to milliseconds as everything we store is.</summary>
internal sealed class MillisecondClock(TimeProvider time) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
