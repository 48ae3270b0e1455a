using System.Globalization;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Upheld.Commitments.ContractFiles;

/// <summary>Builds the positioned nodes of one document, with limits that hold before memory or time are spent: depth, length of a text, number of values
/// (a repeated value counts each time, so that few lines cannot stand for billions of values).</summary>
internal sealed class YamlNodes
{
    public const int Deepest = 64;
    public const int LongestText = 65_536;
    public const int MostValues = 500_000;

    private readonly string _file;
    private readonly YamlPart _part;
    private readonly FaultList _faults;
    private readonly Parser _parser;
    private readonly Dictionary<string, (Node Node, long Values)> _anchors = new(StringComparer.Ordinal);
    private readonly int _lines;
    private long _values;

    private YamlNodes(string file, YamlPart part, FaultList faults)
    {
        (_file, _part, _faults) = (file, part, faults);
        _lines = part.Text.AsSpan().Count('\n') + (part.Text.EndsWith('\n') ? 0 : 1);
        _parser = new Parser(new Scanner(new StringReader(part.Text), skipComments: true));
    }

    /// <summary>The nodes of a document; null when it cannot be read, and then a fault has been noted.</summary>
    public static Node? Read(string file, YamlPart part, FaultList faults) => new YamlNodes(file, part, faults).ReadDocument();

    private Node? ReadDocument()
    {
        try
        {
            _parser.MoveNext(); // the stream begins
            _parser.MoveNext(); // the document begins, or the stream ends
            if (_parser.Current is not DocumentStart)
            {
                return null;
            }

            _parser.MoveNext();
            var root = ReadNode(depth: 0);
            if (root is not null)
            {
                _parser.MoveNext(); // the document ends; whatever is wrong behind it shows here
                if (_parser.MoveNext() && _parser.Current is DocumentStart next)
                {
                    return End(YamlFaults.NoMarker, next);
                }
            }

            return root;
        }
        catch (YamlException e)
        {
            NoteSyntax(e);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner loses its state on some brackets that never close.
            _faults.Add(YamlFaults.Bracket, At(_parser.Current?.End ?? Mark.Empty), "$");
            return null;
        }
        catch (ArgumentException)
        {
            // The scanner does not check that an escape names a character.
            _faults.Add(YamlFaults.Escape, At(_parser.Current?.End ?? Mark.Empty), "$");
            return null;
        }
    }

    /// <summary>The node at the current event; null when a limit or rule ends the reading of this document. Leaves the parser on the node's last event.</summary>
    private Node? ReadNode(int depth)
    {
        var start = _parser.Current!;
        if (++_values > MostValues)
        {
            return End(YamlFaults.TooMany, start, ("most", MostValues.ToString(CultureInfo.InvariantCulture)));
        }

        if (start is AnchorAlias alias)
        {
            return ReadAlias(alias);
        }

        var before = _values;
        var node = start switch
        {
            NodeEvent { Tag.IsEmpty: false } tagged => End(YamlFaults.Tag, start, ("tag", tagged.Tag.Value)),
            Scalar scalar => ReadScalar(scalar),
            SequenceStart when depth < Deepest => ReadList(start, depth),
            MappingStart when depth < Deepest => ReadMap(start, depth),
            _ => End(YamlFaults.TooDeep, start, ("most", Deepest.ToString(CultureInfo.InvariantCulture))),
        };
        if (node is not null && start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = (node, _values - before + 1);
        }

        return node;
    }

    private Node? ReadAlias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            return End(YamlFaults.Alias, alias, ("name", alias.Value.Value));
        }

        _values += anchored.Values - 1;
        return _values > MostValues ? End(YamlFaults.TooMany, alias, ("most", MostValues.ToString(CultureInfo.InvariantCulture))) : anchored.Node;
    }

    private ScalarNode? ReadScalar(Scalar scalar)
    {
        if (scalar.Value.Length > LongestText)
        {
            End(YamlFaults.TooLong, scalar, ("length", scalar.Value.Length.ToString(CultureInfo.InvariantCulture)),
                ("most", LongestText.ToString(CultureInfo.InvariantCulture)));
            return null;
        }

        // Escapes can spell what the file itself may not hold; text without one UTF-8 form would have no one hash.
        var wrong = scalar.Value.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') is var at && at >= 0 ? FirstWrong(scalar.Value, at) : null;
        if (wrong is { } code)
        {
            End(YamlFaults.Character, scalar, ("code", code.ToString("X4", CultureInfo.InvariantCulture)));
            return null;
        }

        return new ScalarNode(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private static int? FirstWrong(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if ((char.IsSurrogate(text[i]) && !isPair) || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r')))
            {
                return text[i];
            }

            i += isPair ? 1 : 0;
        }

        return null;
    }

    private ListNode? ReadList(ParsingEvent start, int depth)
    {
        var items = new List<Node>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new ListNode(At(start.Start), items);
    }

    private MapNode? ReadMap(ParsingEvent start, int depth)
    {
        var entries = new List<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar { Tag.IsEmpty: true, Value.Length: <= 1_024 } key || key.Value.Contains('\n', StringComparison.Ordinal))
            {
                End(YamlFaults.Key, _parser.Current!);
                return null;
            }

            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                End(YamlFaults.MergeKey, key);
                return null;
            }

            _parser.MoveNext();
            if (ReadScalar(key) is null || ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            var at = At(key.Start);
            if (lines.TryAdd(key.Value, at.Line))
            {
                entries.Add(new MapEntry(key.Value, at, value));
            }
            else
            {
                _faults.Add(YamlFaults.DuplicateKey, at, "$",
                    ("key", key.Value), ("line", lines[key.Value].ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new MapNode(At(start.Start), entries);
    }

    private Node? End(FaultKind kind, ParsingEvent at, params IReadOnlyList<(string Name, Contracts.Texts.LocalText Value)> values)
    {
        _faults.Add(kind, At(at.Start), "$", values);
        return null;
    }

    /// <summary>The end of the text counts as its last line: some marks stand one behind it.</summary>
    private SourcePosition At(Mark mark) => new(_file, Math.Min((int)mark.Line, _lines) + _part.LinesBefore, Math.Max(1, (int)mark.Column));

    /// <summary>The parser's own words are English only and name tokens; ours name what people get wrong.</summary>
    private void NoteSyntax(YamlException e)
    {
        if (TabIndent() is { } tab)
        {
            _faults.Add(YamlFaults.Tab, tab, "$");
            return;
        }

        var kind = e.Message switch
        {
            var m when m.Contains("invalid mapping", StringComparison.Ordinal) => YamlFaults.Colon,
            var m when m.Contains("cannot start any token", StringComparison.Ordinal) => YamlFaults.NeedsQuotes,
            var m when m.Contains("anchor or alias", StringComparison.Ordinal) => YamlFaults.NeedsQuotes,
            var m when m.Contains("escape", StringComparison.Ordinal) || m.Contains("surrogates", StringComparison.Ordinal) => YamlFaults.Escape,
            var m when m.Contains("quoted scalar", StringComparison.Ordinal) => YamlFaults.Quote,
            var m when m.Contains("flow ", StringComparison.Ordinal) => YamlFaults.Bracket,
            var m when m.Contains("lock sequence entries", StringComparison.Ordinal) => YamlFaults.ListInline,
            _ => YamlFaults.Syntax,
        };
        _faults.Add(kind, At(e.Start), "$");
    }

    private SourcePosition? TabIndent()
    {
        var line = 0;
        foreach (var text in _part.Text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = text[..(text.IndexOfAnyExcept(' ', '\t') is var end and >= 0 ? end : 0)];
            if (indent.Contains('\t'))
            {
                return new SourcePosition(_file, line + _part.LinesBefore, indent.IndexOf('\t') + 1);
            }
        }

        return null;
    }
}
