using System.Text.Json;
using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary>What one case comes to: the fields of its answer, or an error.</summary>
internal sealed class ClockOutcome
{
    private readonly Action<Utf8JsonWriter> _write;

    public ClockOutcome(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>The case broke the format; the faults say how.</summary>
    public static ClockOutcome Faulty { get; } = Failed("input.faulty", "the case is not of the form");

    public static ClockOutcome Failed(string code, string message) => new(json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    });

    public static ClockOutcome Failed(CalendarError error) => Failed(error.Code, error.Message);

    /// <summary>The instant <c>at</c>, or why there is none.</summary>
    public static ClockOutcome At(CalendarAnswer<long> answer) =>
        answer.Error is { } error ? Failed(error) : new(json => json.WriteInstant("at", answer.Value));

    public void WriteTo(Utf8JsonWriter json) => _write(json);
}
