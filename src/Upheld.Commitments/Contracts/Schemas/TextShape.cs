using System.Globalization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>Words of the author's own.</summary>
/// <param name="longest">How many UTF-16 units at most.</param>
/// <param name="expected">What is expected, for people.</param>
/// <param name="isRight">Whether a text is one; null takes all that are not blank.</param>
internal sealed class TextShape(int longest, LocalText expected, Func<string, bool>? isRight = null) : ScalarShape(expected, text => new SpecText(text))
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (scalar.Text.Length > longest)
        {
            reader.Faults.Add(SchemaFaults.TooLong, scalar.At, path.ToString(),
                ("length", scalar.Text.Length.ToString(CultureInfo.InvariantCulture)), ("most", longest.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        var isOne = isRight?.Invoke(scalar.Text) ?? !string.IsNullOrWhiteSpace(scalar.Text);
        return isOne ? new SpecText(scalar.Text) : WrongValue(scalar, path, reader);
    }
}
