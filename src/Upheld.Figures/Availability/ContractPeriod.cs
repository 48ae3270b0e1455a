using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>From when to when a contract holds, and so where its years begin.</summary>
/// <remarks>Years are counted from the start itself: a contract of 29 February begins its later years on the 28th, and on the 29th again in a
/// leap year.</remarks>
/// <param name="Start">The first moment, local.</param>
/// <param name="Zone">The zone of the contract.</param>
/// <param name="End">The first moment after it, local; null while it runs on.</param>
public sealed record ContractPeriod(LocalDateTime Start, IZoneRules Zone, LocalDateTime? End = null)
{
    private const int LastYear = 9999;

    /// <summary>The period in milliseconds since the Unix epoch; <see cref="long.MaxValue"/> ends one that runs on.</summary>
    public Span Span { get; } = new(Milliseconds(Start, Zone), End is { } end ? Math.Max(Milliseconds(Start, Zone), Milliseconds(end, Zone)) : long.MaxValue);

    /// <summary>A contract that holds from the beginning of a local date on.</summary>
    public static ContractPeriod From(LocalDate start, IZoneRules zone) => new(start.AtMidnight(), zone);

    /// <summary>A contract that began at an instant, with its years counted in UTC.</summary>
    public static ContractPeriod From(long start) => new(Instant.FromUnixTimeMilliseconds(start).InUtc().LocalDateTime, UtcZone.Instance);

    /// <summary>When the contract year begins, 0 being the first; <see cref="long.MaxValue"/> when that lies beyond the year 9999.</summary>
    public long StartOfYear(int year) => Start.Year + (long)year > LastYear ? long.MaxValue : Milliseconds(Start.PlusYears(year), Zone);

    // A midnight that the clocks skip becomes the first instant after it; one that they show twice is the first.
    private static long Milliseconds(LocalDateTime local, IZoneRules zone) =>
        zone.ToInstant(local.InZoneStrictly(DateTimeZone.Utc).ToInstant().ToUnixTimeMilliseconds());
}
