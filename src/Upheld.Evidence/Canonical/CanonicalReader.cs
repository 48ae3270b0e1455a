using System.Text;

namespace Upheld.Evidence.Canonical;

/// <summary>A strict reader of the JSON subset (RFC 8259 grammar, integers only).</summary>
internal ref struct CanonicalReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly bool _allowNull;
    private int _at;

    public CanonicalReader(ReadOnlySpan<byte> utf8, bool allowNull)
    {
        _utf8 = utf8;
        _allowNull = allowNull;
    }

    public CanonicalValue ReadDocument()
    {
        SkipSpace();
        var value = ReadValue(0);
        SkipSpace();
        return _at == _utf8.Length ? value : throw Syntax("something follows the value");
    }

    private CanonicalValue ReadValue(int depth)
    {
        if (depth > CanonicalJson.MaximumDepth)
        {
            throw new EvidenceException("leaf.too_deep", $"JSON may be nested {CanonicalJson.MaximumDepth} deep.");
        }

        switch (Peek())
        {
            case (byte)'{': return ReadObject(depth);
            case (byte)'[': return ReadArray(depth);
            case (byte)'"': return new CanonicalString(ReadString());
            case (byte)'t': Expect("true"u8); return CanonicalBoolean.True;
            case (byte)'f': Expect("false"u8); return CanonicalBoolean.False;
            case (byte)'n':
                Expect("null"u8);
                return _allowNull ? CanonicalNull.Instance : throw new EvidenceException("leaf.null", "Null may not stand here; leave the field out.");
            default: return ReadInteger();
        }
    }

    private CanonicalObject ReadObject(int depth)
    {
        var members = new CanonicalObject();
        _at++;
        SkipSpace();
        if (TryTake('}'))
        {
            return members;
        }

        do
        {
            SkipSpace();
            if (Peek() != '"')
            {
                throw Syntax("a name is expected");
            }

            var name = ReadString();
            SkipSpace();
            Require(':');
            SkipSpace();
            members.Add(name, ReadValue(depth + 1));
            SkipSpace();
        }
        while (TryTake(','));

        Require('}');
        return members;
    }

    private CanonicalArray ReadArray(int depth)
    {
        var items = new CanonicalArray();
        _at++;
        SkipSpace();
        if (TryTake(']'))
        {
            return items;
        }

        do
        {
            SkipSpace();
            items.Add(ReadValue(depth + 1));
            SkipSpace();
        }
        while (TryTake(','));

        Require(']');
        return items;
    }

    private CanonicalInteger ReadInteger()
    {
        var start = _at;
        _ = TryTake('-');
        var digits = _at;
        while (_at < _utf8.Length && _utf8[_at] is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        if (_at == digits || (_utf8[digits] == '0' && _at - digits > 1))
        {
            throw Syntax("a value is expected");
        }

        var isNegativeZero = digits > start && _utf8[digits] == '0';
        if (isNegativeZero || (_at < _utf8.Length && _utf8[_at] is (byte)'.' or (byte)'e' or (byte)'E'))
        {
            throw new EvidenceException("leaf.not_integer", "Numbers are integers, written without fraction, exponent or negative zero.");
        }

        // Seventeen characters hold every integer in range; anything longer is out of it, and could overflow a long.
        return _at - start <= 17 && long.TryParse(_utf8[start.._at], out var value)
            ? new CanonicalInteger(value)
            : throw new EvidenceException("leaf.integer_range", "An integer is beyond ±(2^53-1); write it as a string.");
    }

    private string ReadString()
    {
        _at++;
        var start = _at;
        while (_at < _utf8.Length && _utf8[_at] is >= 0x20 and not ((byte)'"' or (byte)'\\'))
        {
            _at++;
        }

        if (Peek() == '"')
        {
            return Decode(_utf8[start.._at++]);
        }

        var text = new StringBuilder(Decode(_utf8[start.._at]));
        while (true)
        {
            switch (Peek())
            {
                case (byte)'"':
                    _at++;
                    var whole = text.ToString();
                    return SurrogatePairs.AreWhole(whole)
                        ? whole
                        : throw new EvidenceException("leaf.lone_surrogate", "A string holds half of a surrogate pair.");
                case (byte)'\\':
                    text.Append(ReadEscape());
                    break;
                case < 0x20:
                    throw Syntax("a control character stands unescaped in a string");
                default:
                    start = _at;
                    while (_at < _utf8.Length && _utf8[_at] is >= 0x20 and not ((byte)'"' or (byte)'\\'))
                    {
                        _at++;
                    }

                    text.Append(Decode(_utf8[start.._at]));
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        _at++;
        var escape = Peek();
        _at++;
        return escape switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'u' => ReadCodeUnit(),
            _ => throw Syntax("an unknown escape"),
        };
    }

    private char ReadCodeUnit()
    {
        var unit = 0;
        for (var i = 0; i < 4; i++, _at++)
        {
            var c = (char)Peek();
            unit = char.IsAsciiHexDigit(c) ? (unit << 4) | Convert.ToInt32(c.ToString(), 16) : throw Syntax("four hexadecimal digits are expected");
        }

        return (char)unit;
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw new EvidenceException("leaf.not_utf8", "A string is not valid UTF-8.");
        }
    }

    private readonly byte Peek() => _at < _utf8.Length ? _utf8[_at] : throw Syntax("the text ends too early");

    private bool TryTake(char c)
    {
        if (_at >= _utf8.Length || _utf8[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Require(char c)
    {
        if (!TryTake(c))
        {
            throw Syntax($"'{c}' is expected");
        }
    }

    private void Expect(ReadOnlySpan<byte> word)
    {
        if (!_utf8[_at..].StartsWith(word))
        {
            throw Syntax("a value is expected");
        }

        _at += word.Length;
    }

    private void SkipSpace()
    {
        while (_at < _utf8.Length && _utf8[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private readonly EvidenceException Syntax(string what) => new("leaf.syntax", $"The JSON is broken at byte {_at}: {what}.");
}
