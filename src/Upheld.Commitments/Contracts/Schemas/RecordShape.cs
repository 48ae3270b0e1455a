using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A map whose fields are known. Any other field is an error, so that a slip of the pen never passes for a promise.</summary>
public sealed class RecordShape : Shape
{
    private readonly Dictionary<string, Field> _byName;
    private readonly IReadOnlyList<Choice> _choices;
    private readonly LocalText _expected;

    /// <summary>A record of these fields.</summary>
    /// <param name="expected">What it is, for people: “a promise”.</param>
    /// <param name="fields">Its fields, in the order in which people like to read them.</param>
    public RecordShape(LocalText expected, params IReadOnlyList<Field> fields)
        : this(expected, fields, [])
    {
    }

    private RecordShape(LocalText expected, IReadOnlyList<Field> fields, IReadOnlyList<Choice> choices)
    {
        (_expected, Fields, _choices) = (expected, fields, choices);
        _byName = fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Its fields, in the order in which people like to read them.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <inheritdoc/>
    public override LocalText Expected => _expected;

    /// <summary>The same record, in which at most one of these fields may be given.</summary>
    public RecordShape AtMostOne(params IReadOnlyList<string> fields) => new(_expected, Fields, [.. _choices, new Choice(fields, AtLeast: 0, AtMost: 1)]);

    /// <summary>The same record, in which exactly one of these fields must be given.</summary>
    public RecordShape ExactlyOne(params IReadOnlyList<string> fields) => new(_expected, Fields, [.. _choices, new Choice(fields, AtLeast: 1, AtMost: 1)]);

    /// <summary>The same record, in which at least one of these fields must be given.</summary>
    public RecordShape AtLeastOne(params IReadOnlyList<string> fields) =>
        new(_expected, Fields, [.. _choices, new Choice(fields, AtLeast: 1, AtMost: fields.Count)]);

    /// <inheritdoc/>
    public override SpecValue? Read(Node node, DocumentPath path, SpecReader reader)
    {
        if (node is not MapNode map)
        {
            return WrongType(node, path, reader);
        }

        NoteUnknown(map, path, reader);
        var isWhole = true;
        var entries = new List<(string, SpecValue)>();
        foreach (var field in Fields)
        {
            if (map.Find(field.Name) is not { } value)
            {
                if (field.IsRequired)
                {
                    isWhole = false;
                    reader.Faults.Add(field.WhenMissing ?? SchemaFaults.Missing, node.At, path.ToString(),
                        ("field", field.Name), ("expected", field.Shape.Expected));
                }
            }
            else if (field.Shape.Read(value, path.Field(field.Name), reader) is { } read)
            {
                entries.Add((field.Name, read));
            }
            else
            {
                isWhole &= !field.IsRequired;
            }
        }

        return NoteChoices(map, path, reader) && isWhole && HasChosen(entries) ? new SpecMap(entries) : null;
    }

    private void NoteUnknown(MapNode map, DocumentPath path, SpecReader reader)
    {
        foreach (var entry in map.Entries.Where(e => !_byName.ContainsKey(e.Name)))
        {
            var nearest = NearestName.Of(entry.Name, _byName.Keys);
            reader.Faults.Add(nearest is null ? SchemaFaults.UnknownFieldListed : SchemaFaults.UnknownField, entry.NameAt, path.Field(entry.Name).ToString(),
                ("field", Short(entry.Name)), ("nearest", nearest ?? ""), ("known", string.Join(", ", Fields.Select(f => f.Name))));
        }
    }

    private bool NoteChoices(MapNode map, DocumentPath path, SpecReader reader)
    {
        var areRight = true;
        foreach (var choice in _choices)
        {
            var given = choice.Fields.Count(f => map.Find(f) is not null);
            if (given < choice.AtLeast || given > choice.AtMost)
            {
                areRight = false;
                reader.Faults.Add(given < choice.AtLeast ? SchemaFaults.OneNeeded : SchemaFaults.OnlyOne, map.At, path.ToString(),
                    ("fields", string.Join(", ", choice.Fields)));
            }
        }

        return areRight;
    }

    /// <summary>Whether of every choice enough is right: a field that is chosen and wrong is missing from the value as a required one would be.</summary>
    private bool HasChosen(List<(string Name, SpecValue Value)> entries) =>
        _choices.All(choice => entries.Count(e => choice.Fields.Contains(e.Name)) >= choice.AtLeast);

    private sealed record Choice(IReadOnlyList<string> Fields, int AtLeast, int AtMost);
}
