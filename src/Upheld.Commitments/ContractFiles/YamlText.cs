using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;

namespace Upheld.Commitments.ContractFiles;

/// <summary>Decodes a file and cuts it into its documents, so that a slip in one does not hide the faults of the next.</summary>
/// <remarks>A line that begins with three hyphens ends a YAML document wherever it stands, even inside quotes or a block of text: cutting there is exact.</remarks>
internal static class YamlText
{
    public const int MostMegabytes = 16;

    /// <summary>The parts of a file with the number of lines before each; none when the file cannot be read as text.</summary>
    public static IReadOnlyList<YamlPart> Parts(SourceFile file, FaultList faults)
    {
        var content = file.Content.Span;
        if (content.Length > MostMegabytes * 1_048_576)
        {
            faults.Add(YamlFaults.FileTooLarge, new SourcePosition(file.Name, 1, 1), "$",
                ("size", ((content.Length / 1_048_576) + 1).ToString(CultureInfo.InvariantCulture)), ("most", MostMegabytes.ToString(CultureInfo.InvariantCulture)));
            return [];
        }

        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        var text = new char[content.Length];
        var status = Utf8.ToUtf16(content, text, out _, out var length, replaceInvalidSequences: false);
        if (status != System.Buffers.OperationStatus.Done)
        {
            faults.Add(YamlFaults.Encoding, Position(file.Name, text.AsSpan(0, length)), "$");
            return [];
        }

        var forbidden = text.AsSpan(0, length).IndexOfAny(Forbidden);
        if (forbidden >= 0)
        {
            faults.Add(YamlFaults.Character, Position(file.Name, text.AsSpan(0, forbidden)), "$",
                ("code", ((int)text[forbidden]).ToString("X4", CultureInfo.InvariantCulture)));
            return [];
        }

        return Cut(new string(text, 0, length));
    }

    /// <summary>Control characters, and the marks that some readers take for line ends or byte order.</summary>
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF]).Select(c => (char)c)]);

    private static SourcePosition Position(string file, ReadOnlySpan<char> before) =>
        new(file, before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);

    private static List<YamlPart> Cut(string text)
    {
        var parts = new List<YamlPart>();
        int partStart = 0, partLine = 0, line = 0;
        for (var at = 0; at < text.Length; line++)
        {
            if (at > partStart && IsMarker(text, at))
            {
                Keep(parts, text[partStart..at], partLine);
                (partStart, partLine) = (at, line);
            }

            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end + 1;
        }

        Keep(parts, text[partStart..], partLine);
        return parts;
    }

    private static bool IsMarker(string text, int at) =>
        string.CompareOrdinal(text, at, "---", 0, 3) == 0 && (at + 3 == text.Length || text[at + 3] is ' ' or '\t' or '\r' or '\n');

    /// <summary>What holds only comments, directives and markers holds no document.</summary>
    private static void Keep(List<YamlPart> parts, string part, int linesBefore)
    {
        foreach (var line in part.AsSpan().EnumerateLines())
        {
            var rest = line.StartsWith("---") ? line[3..].Trim() : line.Trim();
            if (!rest.IsEmpty && rest[0] != '#' && rest is not "..." && !(line[0] == '%'))
            {
                parts.Add(new YamlPart(part, linesBefore));
                return;
            }
        }
    }
}

/// <summary>The text of one document.</summary>
/// <param name="Text">From its marker, if it has one, to before the next.</param>
/// <param name="LinesBefore">Lines of the file before it.</param>
internal sealed record YamlPart(string Text, int LinesBefore);
