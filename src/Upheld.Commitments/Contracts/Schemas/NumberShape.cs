using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A number within limits; whole, or with a few decimals. With a fraction its canonical form is a text.</summary>
/// <param name="least">The smallest allowed.</param>
/// <param name="most">The largest allowed.</param>
/// <param name="decimals">How many digits may stand after the point.</param>
/// <param name="parse">How a text is read; null reads plain numbers.</param>
/// <param name="format">The canonical text; null writes plain numbers, whole ones as numbers.</param>
/// <param name="expected">What is expected, for people.</param>
internal sealed class NumberShape(
    decimal least, decimal most, int decimals, LocalText expected, Func<string, decimal?>? parse = null, Func<decimal, string>? format = null)
    : ScalarShape(expected, _ => null)
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if ((parse ?? DecimalText.Parse)(scalar.Text) is not { } number || decimal.Round(number, decimals) != number)
        {
            return WrongValue(scalar, path, reader);
        }

        var write = format ?? DecimalText.Format;
        if (number < least || number > most)
        {
            reader.Faults.Add(SchemaFaults.Range, scalar.At, path.ToString(),
                ("found", write(number)), ("least", write(least)), ("most", write(most)));
            return null;
        }

        return format is null && number == decimal.Truncate(number) ? new SpecNumber((long)number) : new SpecText(write(number));
    }
}
