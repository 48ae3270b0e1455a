using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Services;

namespace Upheld.Figures.Tests.Services;

public sealed class PromiseWordTests
{
    private const long Day = 86_400_000;

    private static readonly Guid Promise = new(1, 0, 0, new byte[8]);
    private static readonly Guid Other = new(2, 0, 0, new byte[8]);

    private readonly ServiceFacts _facts = new();
    private long _index;

    [Fact]
    public void Nothing_is_promised_from_the_end_of_a_promise_on()
    {
        Says("99", from: 0, recorded: 0);
        Ends(from: 5, recorded: 4);

        Pieces(0, 10).ShouldBe([(0, 5, "99")]);
        Pieces(5, 10).ShouldBeEmpty();
        _facts.EndOf(Promise, 10).ShouldBe(5);
        _facts.WordsOf(Promise, 0, 10, 10).Select(w => w.Index).ShouldBe([0, 1], "the leaf of the end decides, so a figure names it");
    }

    [Fact]
    public void An_end_that_is_not_known_yet_ends_nothing()
    {
        Says("99", from: 0, recorded: 0);
        Ends(from: 5, recorded: 4);

        Pieces(0, 10, knownAt: 3).ShouldBe([(0, 10, "99")]);
        _facts.EndOf(Promise, 3).ShouldBeNull();
    }

    [Fact]
    public void A_promise_that_comes_back_leaves_a_gap()
    {
        Says("99", from: 0, recorded: 0);
        Ends(from: 3, recorded: 3);
        Says("98", from: 7, recorded: 6);

        Pieces(0, 10).ShouldBe([(0, 3, "99"), (7, 10, "98")]);
        _facts.EndOf(Promise, 10).ShouldBeNull();
    }

    [Fact]
    public void The_end_of_another_promise_ends_nothing()
    {
        Says("99", from: 0, recorded: 0);
        _facts.Add(_index++, 1, new PromiseEnded(Other, default) { Promise = Other, Contract = Other, Version = 2, EffectiveFrom = default });

        Pieces(0, 10).ShouldBe([(0, 10, "99")]);
    }

    [Fact]
    public void Terms_of_today_s_midnight_are_no_word_on_the_past_and_those_of_yesterday_are()
    {
        Says("99", from: 0, recorded: 10 * Day);
        Says("98", from: 9 * Day, recorded: 10 * Day);
        Says("97", from: (8 * Day) - 1, recorded: 10 * Day);

        var words = _facts.WordsOf(Promise, 0, 20 * Day, 20 * Day).Concat(_facts.WordsOf(Promise, 0, 1, 20 * Day)).DistinctBy(w => w.Index).OrderBy(w => w.Index).ToList();
        words.Select(w => (w.Index, w.IsAboutThePast, _facts.IsFirst(w))).ShouldBe([(0, true, true), (2, true, false)]);
    }

    private List<(long From, long To, string Target)> Pieces(long start, long end, long knownAt = 10) =>
        [.. _facts.PiecesOf(Promise, start, end, knownAt).Select(p => (p.Span.Start, p.Span.End, p.Terms.Fact.Target))];

    private void Ends(long from, long recorded) => _facts.Add(_index++, recorded, new PromiseEnded(Promise, default)
    {
        Promise = Promise, Contract = Promise, Version = 2, EffectiveFrom = Instant.FromUnixTimeMilliseconds(from),
    });

    private void Says(string target, long from, long recorded) => _facts.Add(_index++, recorded, new PromiseTerms(Promise, default)
    {
        Promise = Promise, Contract = Promise, Version = 1, Indicator = "availability", Services = [Promise], EffectiveFrom = Instant.FromUnixTimeMilliseconds(from), Target = target,
        Calendar = "24x7", TimeZone = "UTC", PeriodStart = "2026-01-01", TrustUnknownUpToPercent = "0", DegradedWeight = 1000, Maintenance = "exclude", MinOutageMs = 0,
        RoundOutageUpToMs = 1, NoticeMs = 0,
    });
}
