using System.Text.Json;

namespace Upheld.Figures.Headless;

/// <summary>Reads JSON from a stream in chunks: single tokens where the shape matters, whole values where they are small. Memory holds one value, not the
/// document.</summary>
/// <remarks>Every method may throw <see cref="JsonException"/> when the text is not JSON; the message names line and byte.</remarks>
internal sealed class JsonStream(Stream input) : IDisposable
{
    /// <summary>One value (a case, a calendar, or a whole document of a format that is not streamed) may be as large as this.</summary>
    public const int LargestValue = 256 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _begun;
    private JsonReaderState _state;
    private JsonDocument? _value;

    public JsonTokenType Token { get; private set; }

    /// <summary>The name when <see cref="Token"/> is a property name; null when it is not valid UTF-8.</summary>
    public string? Name { get; private set; }

    /// <summary>Goes to the next token; false at the end of the document, behind which only white space may stand.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = Open();
            if (reader.Read())
            {
                Token = reader.TokenType;
                Name = Token == JsonTokenType.PropertyName ? NameAt(ref reader) : null;
                Close(ref reader);
                return true;
            }
            if (_ended)
            {
                return false;
            }
            // The reader may have stepped over white space; keeping its place and state keeps line numbers right.
            Close(ref reader);
            Fill();
        }
    }

    /// <summary>Reads the next value whole. The result is valid until the next call of any method. Null, at the end of a list, when there is none:
    /// <see cref="Token"/> is then <see cref="JsonTokenType.EndArray"/>.</summary>
    public JsonElement? ReadValue()
    {
        Forget();
        while (true)
        {
            var reader = Open();
            if (reader.Read())
            {
                Token = reader.TokenType;
                if (Token == JsonTokenType.EndArray)
                {
                    Close(ref reader);
                    return null;
                }
                var from = _start + (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    Close(ref reader);
                    _value = JsonDocument.Parse(_buffer.AsMemory(from, _start - from));
                    return _value.RootElement;
                }
            }
            if (_ended)
            {
                throw new JsonException("the text ends in the middle of a value");
            }
            Fill();
        }
    }

    public void Dispose() => Forget();

    private static string? NameAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private Utf8JsonReader Open()
    {
        if (!_begun)
        {
            Begin();
        }
        Forget();
        return new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
    }

    private void Begin()
    {
        _begun = true;
        Fill();
        if (_buffer.AsSpan(_start, _end - _start).StartsWith(ByteOrderMark))
        {
            _start += ByteOrderMark.Length;
        }
    }

    private void Close(ref Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestValue)
            {
                throw new JsonException($"one value is larger than {LargestValue / 1024 / 1024} MB");
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        // To the brim, so that a value that needs n bytes is looked at log n times even when a pipe gives crumbs.
        while (_end < _buffer.Length)
        {
            var read = input.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                _ended = true;
                return;
            }
            _end += read;
        }
    }

    private void Forget()
    {
        _value?.Dispose();
        _value = null;
    }
}
