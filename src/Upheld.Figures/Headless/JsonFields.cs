using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>The fields of an object of the format, all of them known ones.</summary>
internal sealed class JsonFields
{
    private readonly JsonInput _object;
    private readonly string[] _names;
    private readonly JsonElement[] _values;

    private JsonFields(JsonInput @object, string[] names) => (_object, _names, _values) = (@object, names, new JsonElement[names.Length]);

    public JsonPath Path => _object.Path;

    public JsonFaults Faults => _object.Faults;

    public static JsonFields Read(JsonInput @object, ReadOnlySpan<string> known)
    {
        var fields = new JsonFields(@object, known.ToArray());
        foreach (var property in @object.Element.EnumerateObject())
        {
            fields.Take(property);
        }
        return fields;
    }

    /// <summary>The field, or null when it is absent or written as <c>null</c>.</summary>
    public JsonInput? Optional(string name) => Find(name) is { IsNull: false } value ? value : null;

    /// <summary>The field, or null and a fault (<c>input.missing_field</c>) when it is absent.</summary>
    public JsonInput? Required(string name)
    {
        var value = Find(name);
        if (value is null)
        {
            Faults.Add(Path.Field(name), "input.missing_field", $"the field \"{name}\" is required");
        }
        return value;
    }

    private JsonInput? Find(string name)
    {
        var index = Array.IndexOf(_names, name);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return _values[index].ValueKind == JsonValueKind.Undefined ? null : new JsonInput(_values[index], Path.Field(name), Faults);
    }

    private void Take(JsonProperty property)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (property.NameEquals(_names[i]))
            {
                if (_values[i].ValueKind != JsonValueKind.Undefined)
                {
                    Faults.Add(Path.Field(_names[i]), "input.duplicate_field", "this field stands twice; keep one");
                }
                _values[i] = property.Value;
                return;
            }
        }
        if (JsonText.NameOf(property) is { } name)
        {
            Faults.Add(Path.Field(name), "input.unknown_field", $"no such field here; known are {string.Join(", ", _names)}");
        }
        else
        {
            _object.Fail("input.not_utf8", "a field's name is not valid UTF-8");
        }
    }
}
