using System.Globalization;

using Upheld.Evidence.Hashing;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Checkpoints;

/// <summary>The head of a log: which log, how many leaves, and the root over them (C2SP tlog-checkpoint).</summary>
/// <remarks>Extension lines are read, because other logs may have them, but never written: nobody audits them.</remarks>
/// <param name="Origin">The log's name, such as <c>status.example.com/house/log</c>.</param>
/// <param name="Size">Leaves in the tree.</param>
/// <param name="Root">The root at that size.</param>
public sealed record Checkpoint(string Origin, long Size, Hash256 Root)
{
    /// <summary>Lines after the third, if any.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a checkpoint's note.</summary>
    /// <exception cref="EvidenceException"><c>checkpoint.malformed</c>.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[..^1].Any(l => l.Length == 0)
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1])
        {
            throw new EvidenceException("checkpoint.malformed", "A checkpoint is an origin, a size and a root, each on its line.");
        }

        return new Checkpoint(lines[0], size, Hash256.FromBase64(lines[2])) { Extensions = lines[3..^1] };
    }

    /// <summary>The text to sign.</summary>
    /// <exception cref="EvidenceException"><c>checkpoint.malformed</c>: the origin is empty or has several lines.</exception>
    public string ToText() =>
        Origin.Length > 0 && !Origin.Contains('\n', StringComparison.Ordinal) && Size >= 0
            ? string.Concat(Extensions.Prepend(Root.ToBase64()).Prepend(Size.ToString(CultureInfo.InvariantCulture)).Prepend(Origin).Select(l => l + "\n"))
            : throw new EvidenceException("checkpoint.malformed", "A checkpoint names its origin on one line.");

    /// <summary>The checkpoint as a note signed by the log's key.</summary>
    public SignedNote Sign(SigningKey key)
    {
        var text = ToText();
        return new SignedNote(text, key.Sign(text));
    }

    /// <summary>Equal when the lines are.</summary>
    public bool Equals(Checkpoint? other) => other is not null && ToText() == other.ToText();

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();
}
