using System.Globalization;
using CsCheck;
using Npgsql;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;
using Upheld.Figures.Tests;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Oracles.Tests.Icinga;

public sealed class IcingaOracleTests
{
    private const int Batch = 500;

    private static readonly Gen<(IcingaHistory History, Span Window)> Any =
        from isService in Gen.Bool
        from unit in Gen.Frequency((3, Gen.Const(1L)), (1, Gen.Const(60_000L)), (1, Gen.Const(10_000L)))
        from changes in Gen.Select(Gen.Long[0, 400], State, State).Array[0, 8]
        from downtimes in Gen.Select(Gen.Long[0, 400], Gen.Long[0, 120]).Array[0, 4]
        from current in Gen.Frequency((1, Gen.Const((int?)null)), (2, State.Select(state => (int?)state)))
        from start in Gen.Long[0, 400]
        from length in Gen.Frequency((3, Gen.Long[1, 400]), (1, Gen.Const(200L)))
        from shift in Gen.Long[0, 9_999] // with 200 × 10,000 ms a millisecond is half of the last printed decimal
        select (new IcingaHistory
        {
            IsService = isService,
            // Two changes at one instant have no order in the database.
            Changes = [.. changes.DistinctBy(change => change.Item1).Select(change => new IcingaStateChange((change.Item1 * unit) + (shift % unit), change.Item2, change.Item3))],
            Downtimes = [.. downtimes.Select(downtime => new Span(downtime.Item1 * unit, (downtime.Item1 + downtime.Item2) * unit))],
            CurrentState = current,
        }, new Span(start * unit, (start + length) * unit));

    private static Gen<int> State => Gen.Frequency((4, Gen.Int[0, 3]), (1, Gen.Const(99)));

    [Fact]
    public void Random_histories_give_what_the_SLA_function_of_Icinga_gives_to_four_decimals()
    {
        Assert.SkipWhen(IcingaDatabase.WhySkipped is not null, IcingaDatabase.WhySkipped ?? "");
        using var icinga = IcingaDatabase.Create();

        Any.Array[Batch].Sample(
            cases =>
            {
                var expected = icinga.Ask(cases);
                for (var i = 0; i < cases.Length; i++)
                {
                    OursOf(cases[i].History, cases[i].Window).ShouldBe(TextOf(expected[i]), Describe(cases[i]));
                }
            },
            iter: TestSize.Of(2_000, 100_000) / Batch,
            threads: 1);
    }

    [Fact]
    public void The_SLA_function_as_it_is_shipped_gives_the_whole_percents_of_our_figure()
    {
        Assert.SkipWhen(IcingaDatabase.WhySkipped is not null, IcingaDatabase.WhySkipped ?? "");
        using var icinga = IcingaDatabase.Create();

        Any.Where(asked => asked.History.Changes.All(change => change.PreviousHardState != 99)).Array[Batch].Sample(
            cases =>
            {
                var expected = icinga.AskAsShipped(cases);
                for (var i = 0; i < cases.Length; i++)
                {
                    var answer = AvailabilityFormula.Evaluate(cases[i].History.ToRequest(cases[i].Window, Rational.One));
                    (answer.Availability.Value!.Value * 100).ToFloorText(0).ShouldBe(expected[i]!.Value.ToString("0", CultureInfo.InvariantCulture), Describe(cases[i]));
                }
            },
            iter: TestSize.Of(1_000, 10_000) / Batch,
            threads: 1);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 99)]
    public void A_window_without_time_is_an_error_to_both(long start, long end)
    {
        Assert.SkipWhen(IcingaDatabase.WhySkipped is not null, IcingaDatabase.WhySkipped ?? "");
        using var icinga = IcingaDatabase.Create();
        var history = new IcingaHistory { IsService = false, Changes = [], Downtimes = [] };

        Should.Throw<PostgresException>(() => icinga.Ask([(history, new Span(start, end))]));
        Should.Throw<ArgumentException>(() => OursOf(history, new Span(start, end)));
    }

    private static string? OursOf(IcingaHistory history, Span window)
    {
        var answer = AvailabilityFormula.Evaluate(history.ToRequest(window, Rational.One));
        return answer.Availability.Value is { } share ? answer.Percent(share) : null;
    }

    private static string? TextOf(decimal? percent) => percent?.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Describe((IcingaHistory History, Span Window) asked) =>
        $"{(asked.History.IsService ? "service" : "host")} {asked.Window}; changes {string.Join(" ", asked.History.Changes)}; " +
        $"downtimes {string.Join(" ", asked.History.Downtimes)}; current {asked.History.CurrentState}";
}
