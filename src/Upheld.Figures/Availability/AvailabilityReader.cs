using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;
using Upheld.Figures.Samples;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Availability;

/// <summary>Reads the public format of <c>upheld figures availability</c>; names every fault with its path.</summary>
internal sealed class AvailabilityReader(IZoneSource zones)
{
    private const int Version = 1;

    /// <summary>The question; meaningless when a fault was noted.</summary>
    public AvailabilityQuestion? Read(JsonInput root)
    {
        var fields = root.Fields("version", "window", "windows", "asOf", "knownAt", "target", "serviceHours", "calendars", "policies", "initialState", "events",
            "maintenance", "exclusions");
        if (fields is null)
        {
            return null;
        }
        CheckVersion(fields);
        var calendars = fields.Optional("calendars") is { } book ? CalendarsJson.Read(book, zones) : CalendarBook.Empty;
        var (hours, zone) = HoursOf(fields.Optional("serviceHours"), calendars);
        return new AvailabilityQuestion
        {
            Windows = WindowsOf(fields),
            IsList = fields.Optional("windows") is not null,
            AsOf = fields.Optional("asOf")?.Instant(),
            KnownAt = fields.Optional("knownAt")?.Instant(),
            Target = fields.Required("target")?.Percent() ?? default,
            ServiceHours = hours,
            InitialState = fields.Optional("initialState")?.State() ?? ProbeState.Unknown,
            Events = [.. fields.Required("events")?.Items().Select(EventOf) ?? []],
            Maintenance = [.. fields.Optional("maintenance")?.Items().Select(MaintenanceOf) ?? []],
            Exclusions = [.. fields.Optional("exclusions")?.Items().Select(ExclusionOf) ?? []],
            Policies = fields.Optional("policies") is { } policies ? AvailabilityPoliciesReader.Read(policies, zone) : AvailabilityPolicies.Default,
        };
    }

    private static void CheckVersion(JsonFields fields)
    {
        if (fields.Required("version") is { } version && version.Integer() is { } number and not Version)
        {
            version.Fail("input.version", $"version {number} is not known; this program knows {Version}");
        }
    }

    // A local date of the contract is meant in the zone of its hours.
    private static (IServiceHours Hours, Func<NodaTime.LocalDate, IZoneRules> ZoneOn) HoursOf(JsonInput? field, CalendarBook calendars)
    {
        if (field is not { } input || input.Text() is not { } name || name == CalendarBook.AlwaysName)
        {
            return (AlwaysOpen.Instance, _ => UtcZone.Instance);
        }
        if (calendars.Find(name) is not { } calendar)
        {
            input.Fail("calendar.unknown", $"there is no calendar \"{name}\" here; give it under calendars, or use 24x7");
            return (AlwaysOpen.Instance, _ => UtcZone.Instance);
        }
        return (calendar, date => (calendar.Versions.LastOrDefault(version => version.ValidFrom is not { } from || from <= date) ?? calendar.Versions[0]).Zone);
    }

    private static List<Span> WindowsOf(JsonFields fields)
    {
        var one = fields.Optional("window");
        var many = fields.Optional("windows");
        if (one is not null && many is not null)
        {
            many.Value.Fail("input.one_of", "give either window or windows, not both");
        }
        else if (one is null && many is null)
        {
            fields.Faults.Add(fields.Path.Field("window"), "input.missing_field", "the field \"window\" is required, or \"windows\" in its place");
        }
        List<Span> windows = [.. (one is { } window ? [window] : many?.Items() ?? []).Select(WindowOf)];
        if (many is { IsArray: true } list && windows.Count == 0)
        {
            list.Fail("input.empty", "at least one window is needed");
        }
        return windows;
    }

    private static Span WindowOf(JsonInput input)
    {
        if (input.Fields("start", "end") is not { } fields)
        {
            return default;
        }
        var span = fields.Span();
        if (span is { IsEmpty: true })
        {
            input.Fail("window.empty", "the window has no time in it");
        }
        return span ?? default;
    }

    private static StateEvent EventOf(JsonInput input)
    {
        if (input.Fields("at", "state", "earliest", "recordedAt") is not { } fields)
        {
            return default;
        }
        var at = fields.Required("at")?.Instant();
        var earliest = fields.Optional("earliest")?.Instant();
        if (earliest > at)
        {
            fields.Optional("earliest")?.Fail("event.earliest_after", "the state before cannot have held after the change; earliest is at most at");
        }
        return new StateEvent(at ?? 0, fields.Required("state")?.State() ?? ProbeState.Unknown, earliest, fields.Optional("recordedAt")?.Instant());
    }

    private static MaintenanceWindow MaintenanceOf(JsonInput input)
    {
        var fields = input.Fields("start", "end", "announcedAt", "recordedAt", "id");
        return new MaintenanceWindow
        {
            Span = fields?.Span() ?? default,
            AnnouncedAt = fields?.Optional("announcedAt")?.Instant(),
            RecordedAt = fields?.Optional("recordedAt")?.Instant(),
            Id = fields?.Optional("id")?.Text(),
        };
    }

    private static Exclusion ExclusionOf(JsonInput input)
    {
        var fields = input.Fields("start", "end", "reason", "recordedAt", "id");
        return new Exclusion
        {
            Span = fields?.Span() ?? default,
            Reason = fields?.Optional("reason")?.Text(),
            RecordedAt = fields?.Optional("recordedAt")?.Instant(),
            Id = fields?.Optional("id")?.Text(),
        };
    }
}
