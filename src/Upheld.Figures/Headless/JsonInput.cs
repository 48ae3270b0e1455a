using System.Text.Json;
using NodaTime;

namespace Upheld.Figures.Headless;

/// <summary>A value of the input together with where it stands. Each reading method returns null, and has noted a fault, when the value is not what it
/// asks for.</summary>
internal readonly struct JsonInput(JsonElement element, JsonPath path, JsonFaults faults)
{
    public JsonElement Element => element;

    public JsonPath Path => path;

    public JsonFaults Faults => faults;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public void Fail(string code, string message) => faults.Add(path, code, message);

    /// <summary>An object of which every field is known; the others are faults (<c>input.unknown_field</c>), and so is a field that stands twice.</summary>
    public JsonFields? Fields(params ReadOnlySpan<string> known) => IsObject ? JsonFields.Read(this, known) : WrongType<JsonFields>("an object");

    /// <summary>The named values of an object whose names are the user's, such as calendars by name; a name that stands twice is a fault.</summary>
    public IEnumerable<(string Name, JsonInput Value)> Entries()
    {
        if (!IsObject)
        {
            WrongType<object>("an object");
            yield break;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (JsonText.NameOf(property) is not { } name)
            {
                Fail("input.not_utf8", "a field's name is not valid UTF-8");
            }
            else if (!seen.Add(name))
            {
                faults.Add(path.Field(name), "input.duplicate_field", "this name stands twice; keep one");
            }
            else
            {
                yield return (name, new JsonInput(property.Value, path.Field(name), faults));
            }
        }
    }

    public IEnumerable<JsonInput> Items()
    {
        if (!IsArray)
        {
            WrongType<object>("a list");
            yield break;
        }
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            yield return new JsonInput(item, path.Item(index++), faults);
        }
    }

    public string? Text()
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return WrongType<string>("a string");
        }
        var text = JsonText.ValueOf(element);
        if (text is null)
        {
            Fail("input.not_utf8", "the string is not valid UTF-8");
        }
        return text;
    }

    /// <summary>A whole number, written without decimals or exponent, in [<paramref name="least"/>, <paramref name="most"/>].</summary>
    public long? Integer(long least = long.MinValue, long most = long.MaxValue)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            return WrongType("an integer");
        }
        if (!element.TryGetInt64(out var value))
        {
            Fail("input.wrong_type", "an integer is expected here, without decimals or exponent");
            return null;
        }
        if (value < least || value > most)
        {
            Fail("input.out_of_range", $"{value} lies outside of {least} to {most}");
            return null;
        }
        return value;
    }

    public bool? Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => WrongFlag(),
    };

    /// <summary>An instant in milliseconds since the Unix epoch.</summary>
    public long? Instant()
    {
        if (Text() is not { } text)
        {
            return null;
        }
        if (InstantText.TryParse(text, out var milliseconds))
        {
            return milliseconds;
        }
        Fail("input.instant", $"\"{text}\" is not an instant like 2026-10-09T09:30:00Z (UTC with Z, at most three decimals)");
        return null;
    }

    /// <summary>A local date, <c>YYYY-MM-DD</c>.</summary>
    public LocalDate? Date()
    {
        if (Text() is not { } text)
        {
            return null;
        }
        if (DateText.TryParse(text, out var date))
        {
            return date;
        }
        Fail("input.date", $"\"{text}\" is not a date like 2026-10-09");
        return null;
    }

    /// <summary>Notes that something else stands here than what the format asks for.</summary>
    public T? WrongType<T>(string expected)
        where T : class
    {
        WrongType(expected);
        return null;
    }

    private bool? WrongFlag()
    {
        WrongType("true or false");
        return null;
    }

    private long? WrongType(string expected)
    {
        var found = element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "null",
        };
        Fail("input.wrong_type", $"{expected} is expected here, not {found}");
        return null;
    }
}
