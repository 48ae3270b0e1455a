using System.Text.Json;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary>Writes the answers as they come.</summary>
internal sealed class ClockAnswers(Stream output) : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly Utf8JsonWriter _json = new(output, JsonOutput.Options);
    private bool _open;

    public void Open()
    {
        _open = true;
        _json.WriteStartObject();
        _json.WriteNumber("version", 1);
        _json.WriteStartArray("results");
    }

    public void Write(string? id, ClockOutcome outcome)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        outcome.WriteTo(_json);
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    /// <summary>Ends the document. What was answered before a fault came to light stands; with nothing answered nothing is written.</summary>
    public void Close()
    {
        if (!_open)
        {
            return;
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    public void Dispose() => _json.Dispose();
}
