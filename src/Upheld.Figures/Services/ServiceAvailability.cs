using NodaTime;
using NodaTime.Text;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Facts;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Services;

/// <summary>The request of an availability figure of one service under the terms of one promise: server and verifier both ask through it.</summary>
public static class ServiceAvailability
{
    /// <summary>The figure of a window, each of its stretches by the terms that were in force in it.</summary>
    /// <param name="pieces">The stretches in which the service was covered (<see cref="TermsPiece.Of"/>); at least one.</param>
    /// <param name="inputs">The service's facts, as known at <paramref name="knownAt"/>.</param>
    /// <param name="states">The service's states (<see cref="ServiceStates"/>).</param>
    /// <param name="window">The window.</param>
    /// <param name="knownAt">What was recorded later is not known.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="zones">A contract's zone by its name.</param>
    /// <param name="hours">The hours of a calendar by its name; not asked for <c>24x7</c>.</param>
    /// <exception cref="FormatException">A term cannot be read (<c>terms.invalid</c>).</exception>
    public static AvailabilityAnswer Evaluate(
        IReadOnlyList<TermsPiece> pieces, ServiceInputs inputs, StateBand states, Span window, long knownAt, long asOf, Func<string, IZoneRules> zones,
        Func<string, IServiceHours> hours) => AvailabilityFormula.Evaluate(window, asOf, [.. pieces.Select(piece => RequestOf(
            piece.Terms.Fact, inputs, states, piece.Span, knownAt, asOf, zones(piece.Terms.Fact.TimeZone), hours))]);

    /// <summary>The names of the calendars that terms name; <c>24x7</c> is none.</summary>
    public static IReadOnlyList<string> CalendarsOf(IEnumerable<TermsPiece> pieces) =>
    [
        .. pieces.SelectMany(piece => new[] { piece.Terms.Fact.Calendar, piece.Terms.Fact.MaintenanceCalendar }).OfType<string>()
            .Distinct(StringComparer.Ordinal).Where(name => name != Calendars.CalendarBook.AlwaysName),
    ];

    /// <summary>What <see cref="AvailabilityFormula"/> is asked.</summary>
    /// <param name="terms">The promise's terms.</param>
    /// <param name="inputs">The service's facts, as known at <paramref name="knownAt"/>.</param>
    /// <param name="states">The service's states (<see cref="ServiceStates"/>).</param>
    /// <param name="window">The window.</param>
    /// <param name="knownAt">What was recorded later is not known.</param>
    /// <param name="asOf">The instant of the evaluation.</param>
    /// <param name="zone">The contract's zone.</param>
    /// <param name="hours">The hours of a calendar by its name; not asked for <c>24x7</c>.</param>
    /// <exception cref="FormatException">A term cannot be read (<c>terms.invalid</c>).</exception>
    public static AvailabilityRequest RequestOf(
        PromiseTerms terms, ServiceInputs inputs, StateBand states, Span window, long knownAt, long asOf, IZoneRules zone, Func<string, IServiceHours> hours) => new()
    {
        Window = window,
        AsOf = asOf,
        KnownAt = knownAt,
        Target = Percent(terms.Target),
        States = states,
        ServiceHours = HoursOf(terms.Calendar, hours),
        Maintenance = inputs.Maintenance(),
        Exclusions = inputs.Exclusions(),
        Policies = new AvailabilityPolicies
        {
            TrustUnknownUpTo = Percent(terms.TrustUnknownUpToPercent),
            DegradedWeight = terms.DegradedWeight,
            Maintenance = PolicyOf(terms.Maintenance),
            MinOutage = terms.MinOutageMs,
            RoundOutageUpTo = terms.RoundOutageUpToMs,
            Notice = terms.NoticeMs,
            MaintenanceCapPerYear = terms.MaintenanceCapMsPerYear,
            MaintenanceHours = terms.MaintenanceCalendar is { } calendar ? HoursOf(calendar, hours) : null,
            Contract = new ContractPeriod(Date(terms.PeriodStart).AtMidnight(), zone, terms.PeriodEnd is { } end ? Date(end).AtMidnight() : null),
        },
    };

    private static IServiceHours HoursOf(string calendar, Func<string, IServiceHours> hours) =>
        calendar == Calendars.CalendarBook.AlwaysName ? AlwaysOpen.Instance : hours(calendar);

    private static Rational Percent(string text) => PercentText.TryParse(text, out var share) ? share : throw Invalid(text);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : throw Invalid(text);

    private static MaintenancePolicy PolicyOf(string text) => text switch
    {
        "exclude" => MaintenancePolicy.Exclude,
        "countUp" => MaintenancePolicy.CountUp,
        "ignore" => MaintenancePolicy.Ignore,
        "icinga" => MaintenancePolicy.Icinga,
        _ => throw Invalid(text),
    };

    private static FormatException Invalid(string text) => new($"terms.invalid: '{text}' is no value that the terms of a promise can have.");
}
