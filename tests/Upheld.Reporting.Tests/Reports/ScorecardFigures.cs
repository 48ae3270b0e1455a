using NodaTime;
using Upheld.Figures.Verdicts;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting.Tests.Reports;

/// <summary>Nobody computes a number twice: what a report says is what the scorecard says.</summary>
internal static class ScorecardFigures
{
    public static async Task ShouldEqualAsync(World world, Made made, string promise, Instant at)
    {
        var card = await world.CardAsync(made.Report.Customer, promise, at);
        foreach (var service in card.Figure.Services)
        {
            var record = made.Document.Figures.Single(
                f => f.Promise == card.Id.ToString() && f.Service == service.Service.ToString() && f.Start == card.Window.Span.Start && f.End == card.Window.Span.End);
            var answer = service.Answer;
            var ledger = record.Result.Object("ledgerMs");
            (ledger.Integer("up"), ledger.Integer("degraded"), ledger.Integer("down"), ledger.Integer("excluded"), ledger.Integer("unknown"), ledger.Integer("outside"), ledger.Integer("future"))
                .ShouldBe((answer.Ledger.Up, answer.Ledger.Degraded, answer.Ledger.Down, answer.Ledger.Excluded, answer.Ledger.Unknown, answer.Ledger.Outside, answer.Ledger.Future));
            record.Result.TextOrNull("availability").ShouldBe(answer.Availability.Value?.ToString());
            record.Verdict.ShouldBe(answer.Verdict?.ToText());
        }
    }
}
