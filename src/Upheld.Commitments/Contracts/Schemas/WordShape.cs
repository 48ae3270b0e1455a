using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>One of a few words, exactly as written.</summary>
/// <param name="words">The words.</param>
internal sealed class WordShape(IReadOnlyList<string> words)
    : ScalarShape(LocalText.AnyOf([.. words.Select(w => (LocalText)w)]), text => words.Contains(text) ? new SpecText(text) : null)
{
    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words => words;

    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (words.Contains(scalar.Text))
        {
            return new SpecText(scalar.Text);
        }

        var nearest = NearestName.Of(scalar.Text, words);
        reader.Faults.Add(nearest is null ? SchemaFaults.WordListed : SchemaFaults.Word, scalar.At, path.ToString(),
            ("found", Short(scalar.Text)), ("known", string.Join(", ", words)), ("nearest", nearest ?? ""));
        return null;
    }
}
