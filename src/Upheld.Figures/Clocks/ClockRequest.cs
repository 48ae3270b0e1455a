using System.Text.Json;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Json;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary>Walks the request: version and calendars first, then the cases one at a time.</summary>
internal sealed class ClockRequest(JsonStream stream, JsonFaults faults, IZoneSource zones, ClockAnswers answers, TextWriter errors)
{
    private const int Version = 1;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private CalendarBook _calendars = CalendarBook.Empty;

    public void Run()
    {
        if (!stream.Read() || stream.Token != JsonTokenType.StartObject)
        {
            faults.Add(JsonPath.Root, "input.wrong_type", "an object is expected here");
            return;
        }
        while (stream.Read() && stream.Token == JsonTokenType.PropertyName)
        {
            if (!ReadField(stream.Name))
            {
                return;
            }
            faults.DrainTo(errors);
        }
        stream.Read(); // Only white space may follow; anything else throws.
        foreach (var required in (string[])["version", "cases"])
        {
            if (!_seen.Contains(required))
            {
                faults.Add(JsonPath.Root.Field(required), "input.missing_field", $"the field \"{required}\" is required");
            }
        }
    }

    /// <summary>False when the request cannot be walked any further.</summary>
    private bool ReadField(string? name)
    {
        var path = JsonPath.Root.Field(name ?? "");
        var again = name is not null && !_seen.Add(name);
        if (name == "cases" && !again)
        {
            return ReadCases(path);
        }
        var value = new JsonInput(stream.ReadValue() ?? throw new JsonException("a value is missing"), path, faults);
        if (name is null)
        {
            faults.Add(JsonPath.Root, "input.not_utf8", "a field's name is not valid UTF-8");
        }
        else if (name is not ("version" or "calendars" or "cases"))
        {
            value.Fail("input.unknown_field", "no such field here; known are version, calendars, cases");
        }
        else if (again)
        {
            value.Fail("input.duplicate_field", "this field stands twice; keep one");
        }
        else if (_seen.Contains("cases"))
        {
            value.Fail("input.order", $"\"{name}\" must come before \"cases\", which are answered as they are read");
        }
        else if (name == "calendars")
        {
            _calendars = CalendarsJson.Read(value, zones);
        }
        else if (value.Integer() is { } version and not Version)
        {
            value.Fail("input.version", $"version {version} is not known; this program knows {Version}");
        }
        return true;
    }

    private bool ReadCases(JsonPath path)
    {
        if (!stream.Read() || stream.Token != JsonTokenType.StartArray)
        {
            faults.Add(path, "input.wrong_type", "a list is expected here");
            return false;
        }
        // With a fault before the cases their answers would be wrong: then they are only checked.
        var answering = !faults.Any && _seen.Contains("version");
        var reader = new ClockCaseReader(_calendars);
        if (answering)
        {
            answers.Open();
        }
        for (var index = 0L; stream.ReadValue() is { } element; index++)
        {
            var (id, outcome) = reader.Read(new JsonInput(element, path.Item(index), faults));
            faults.DrainTo(errors);
            if (answering)
            {
                answers.Write(id, outcome);
            }
        }
        return true;
    }
}
