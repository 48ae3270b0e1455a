using Upheld.Figures.Calendars;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Clocks;

/// <summary>Reads one case and has its op answer it.</summary>
internal sealed class ClockCaseReader(CalendarBook calendars)
{
    public (string? Id, ClockOutcome Outcome) Read(JsonInput @case)
    {
        var faults = @case.Faults;
        var before = faults.Count;
        var (id, outcome) = Answer(@case);
        if (faults.Count > before)
        {
            var first = faults.Waiting[0];
            outcome = ClockOutcome.Failed(first.Code, $"{first.Path}: {first.Message}");
        }
        return (id, outcome);
    }

    private (string? Id, ClockOutcome Outcome) Answer(JsonInput @case)
    {
        if (!@case.IsObject)
        {
            @case.WrongType<object>("an object");
            return (null, ClockOutcome.Faulty);
        }
        var name = @case.Element.TryGetProperty("op", out var op) ? JsonText.ValueOfString(op) : null;
        var operation = name is null ? null : ClockOperations.Find(name);
        if (name is not null && operation is null)
        {
            return (@case.Element.TryGetProperty("id", out var given) ? JsonText.ValueOfString(given) : null,
                ClockOutcome.Failed("op.unknown", $"\"{name}\" is no op; known are {ClockOperations.Names}"));
        }
        if (operation is null)
        {
            // Without an op no field can be judged; the two that every case has still can.
            @case.Faults.Add(@case.Path.Field("op"), "input.missing_field", $"a case needs the name of an op: {ClockOperations.Names}");
            return (@case.Element.TryGetProperty("id", out var given) ? JsonText.ValueOfString(given) : null, ClockOutcome.Faulty);
        }
        var fields = @case.Fields(["id", "op", .. operation.Fields])!;
        var id = fields.Required("id")?.Text();
        return (id, operation.Answer(fields, calendars));
    }
}
