using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Upheld.Figures.Facts;

/// <summary>A type of fact: its name in the leaf, and how its <c>f</c> object is written and read without reflection.</summary>
public abstract class FactType
{
    private protected FactType(string name, Type type) => (Name, Type) = (name, type);

    /// <summary>The leaf type, such as <c>monitor.schedule</c>.</summary>
    public string Name { get; }

    /// <summary>The record that carries it.</summary>
    public Type Type { get; }

    /// <summary>A type of fact over its generated JSON description.</summary>
    /// <param name="info">From a source-generated context whose options are those of <see cref="FactJson"/>.</param>
    /// <param name="place">The fact with the customer and the instant of its envelope, which its <c>f</c> object does not repeat.</param>
    /// <typeparam name="T">The record.</typeparam>
    public static FactType Of<T>(JsonTypeInfo<T> info, Func<T, LeafEnvelope, T> place)
        where T : class, IFact => new Typed<T>(info, place);

    /// <summary>Writes the <c>f</c> object of a fact of this type. Its keys are in the record's order: the canonical leaf sorts them.</summary>
    public abstract void Write(Utf8JsonWriter writer, IFact fact);

    /// <summary>Reads a fact of this type.</summary>
    /// <param name="envelope">What the leaf says outside <c>f</c>.</param>
    /// <param name="facts">The <c>f</c> object, UTF-8.</param>
    /// <exception cref="JsonException">Not such an object: a field is missing or of another type.</exception>
    public abstract IFact Read(LeafEnvelope envelope, ReadOnlySpan<byte> facts);

    private sealed class Typed<T>(JsonTypeInfo<T> info, Func<T, LeafEnvelope, T> place) : FactType(T.Type, typeof(T))
        where T : class, IFact
    {
        public override void Write(Utf8JsonWriter writer, IFact fact) => JsonSerializer.Serialize(writer, (T)fact, info);

        public override IFact Read(LeafEnvelope envelope, ReadOnlySpan<byte> facts) =>
            place(JsonSerializer.Deserialize(facts, info) ?? throw new JsonException("The facts of a leaf are an object."), envelope);
    }
}
