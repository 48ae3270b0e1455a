using NodaTime;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Exact;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Availability;

/// <summary>Reads the <c>policies</c> of the public format.</summary>
internal static class AvailabilityPoliciesReader
{
    private const long Second = 1000;
    private const long Hour = 3_600_000;
    private const long Century = 100L * 366 * 24 * Hour;

    public static AvailabilityPolicies Read(JsonInput input, Func<LocalDate, IZoneRules> zoneOn)
    {
        var policies = AvailabilityPolicies.Default;
        if (input.Fields("trustUnknownUpToPercent", "degraded", "maintenance", "minOutageSeconds", "roundOutageUpToMs", "noticeHours",
            "maintenanceCapHoursPerYear", "contractStart") is not { } fields)
        {
            return policies;
        }
        return new AvailabilityPolicies
        {
            TrustUnknownUpTo = fields.Optional("trustUnknownUpToPercent")?.Percent() ?? policies.TrustUnknownUpTo,
            DegradedWeight = fields.Optional("degraded") is { } degraded ? Weight(degraded) : policies.DegradedWeight,
            Maintenance = fields.Optional("maintenance") is { } maintenance ? MaintenanceOf(maintenance) : policies.Maintenance,
            MinOutage = Scaled(fields.Optional("minOutageSeconds"), Second) ?? policies.MinOutage,
            RoundOutageUpTo = fields.Optional("roundOutageUpToMs")?.Integer(1, Century) ?? policies.RoundOutageUpTo,
            Notice = Scaled(fields.Optional("noticeHours"), Hour) ?? policies.Notice,
            MaintenanceCapPerYear = Scaled(fields.Optional("maintenanceCapHoursPerYear"), Hour) ?? policies.MaintenanceCapPerYear,
            Contract = fields.Optional("contractStart") is { } start ? ContractOf(start, zoneOn) : policies.Contract,
        };
    }

    private static long? Scaled(JsonInput? input, long unit) => input?.Integer(0, Century / unit) * unit;

    private static int Weight(JsonInput input)
    {
        if (input.Text() is not { } text)
        {
            return 0;
        }
        if (!Rational.TryParse(text, out var weight))
        {
            input.Fail("input.decimal", $"\"{text}\" is not a decimal number like 0.5");
            return 0;
        }
        var thousandths = weight * 1000;
        if (weight < 0 || weight > 1)
        {
            input.Fail("input.out_of_range", $"{text} lies outside of 0 to 1");
            return 0;
        }
        if (!thousandths.Denominator.IsOne)
        {
            input.Fail("input.too_fine", $"{text} has more than three decimals");
            return 0;
        }
        return (int)thousandths.Numerator;
    }

    private static MaintenancePolicy MaintenanceOf(JsonInput input)
    {
        var text = input.Text();
        MaintenancePolicy? policy = text switch
        {
            "exclude" => MaintenancePolicy.Exclude,
            "countUp" => MaintenancePolicy.CountUp,
            "ignore" => MaintenancePolicy.Ignore,
            "icinga" => MaintenancePolicy.Icinga,
            _ => null,
        };
        if (text is not null && policy is null)
        {
            input.Fail("input.choice", $"\"{text}\" is none of exclude, countUp, ignore, icinga");
        }
        return policy ?? default;
    }

    // A date where the calendar's zone says what it means, or an instant where none does.
    private static ContractPeriod? ContractOf(JsonInput input, Func<LocalDate, IZoneRules> zoneOn)
    {
        if (input.Text() is not { } text)
        {
            return null;
        }
        if (DateText.TryParse(text, out var date))
        {
            return ContractPeriod.From(date, zoneOn(date));
        }
        if (InstantText.TryParse(text, out var instant))
        {
            return ContractPeriod.From(instant);
        }
        input.Fail("input.date", $"\"{text}\" is neither a date like 2026-01-01 nor an instant like 2026-01-01T00:00:00Z");
        return null;
    }
}
