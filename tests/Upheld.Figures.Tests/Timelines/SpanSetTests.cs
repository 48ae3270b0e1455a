using CsCheck;
using Upheld.Figures.Timelines;

namespace Upheld.Figures.Tests.Timelines;

public sealed class SpanSetTests
{
    private const int Size = 40;

    private static readonly Gen<Span[]> Spans = Gen.Select(Gen.Long[0, Size - 1], Gen.Long[0, 8]).Select((start, length) => new Span(start, Math.Min(Size, start + length)))
        .Array[0, 8];

    [Fact]
    public void A_set_holds_exactly_the_instants_of_its_spans() => Spans.Sample(spans =>
    {
        var set = SpanSet.Of(spans);

        Instants(set).ShouldBe([.. Enumerable.Range(0, Size).Where(at => spans.Any(span => span.Contains(at)))]);
        set.Total.ShouldBe(Instants(set).Count);
        set.All(span => !span.IsEmpty).ShouldBeTrue();
        set.Zip(set.Skip(1)).All(pair => pair.First.End < pair.Second.Start).ShouldBeTrue();
    });

    [Fact]
    public void Union_intersection_and_difference_are_those_of_the_instants() => Gen.Select(Spans, Spans).Sample((a, b) =>
    {
        var (left, right) = (SpanSet.Of(a), SpanSet.Of(b));

        Instants(left.Union(right)).ShouldBe([.. Instants(left).Union(Instants(right)).Order()]);
        Instants(left.Intersect(right)).ShouldBe([.. Instants(left).Intersect(Instants(right)).Order()]);
        Instants(left.Subtract(right)).ShouldBe([.. Instants(left).Except(Instants(right)).Order()]);
        left.Subtract(right).ShouldBe(SpanSet.Of(left.Subtract(right)));
        left.Intersect(right).ShouldBe(SpanSet.Of(left.Intersect(right)));
    });

    [Fact]
    public void Spans_that_touch_become_one()
    {
        var set = SpanSet.Of(new Span(10, 20), new Span(0, 10), new Span(20, 20));

        set.ShouldBe([new Span(0, 20)]);
        set.ToString().ShouldBe("[0, 20)");
        set.Contains(19).ShouldBeTrue();
        set.Contains(20).ShouldBeFalse();
    }

    private static List<int> Instants(SpanSet set) => [.. Enumerable.Range(0, Size).Where(at => set.Contains(at))];
}
