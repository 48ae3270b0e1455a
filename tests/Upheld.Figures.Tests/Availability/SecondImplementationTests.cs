using CsCheck;
using Upheld.Figures.Availability;
using Upheld.Figures.Exact;

namespace Upheld.Figures.Tests.Availability;

public sealed class SecondImplementationTests
{
    [Fact]
    public void Random_histories_give_what_a_second_implementation_gives() => History.Any.Sample(
        history =>
        {
            var answer = AvailabilityFormula.Evaluate(history.ToRequest());

            var naive = new NaiveAvailability(history);

            answer.Ledger.ShouldBe(naive.Ledger);
            answer.Availability.ShouldBe(new Share(Rational.Of(naive.Available, 1000), naive.Measured));
            answer.Lowest.ShouldBe(naive.Lowest.By.IsZero ? null : Rational.Of(naive.Lowest.Of, naive.Lowest.By));
            answer.Highest.ShouldBe(naive.Highest.By.IsZero ? null : Rational.Of(naive.Highest.Of, naive.Highest.By));
            answer.Outages.ShouldBe(naive.Outages);
            if (answer.IsClosed && history.Policies.TrustUnknownUpTo == 0)
            {
                answer.Verdict.ShouldBe(naive.ClosedVerdict());
            }
            Classes(history).ShouldBe(naive.Parts);
        },
        iter: TestSize.Of(3_000, 100_000));

    private static LedgerPart[] Classes(History history) =>
        [.. AvailabilityFormula.Segments(history.ToRequest()).SelectMany(segment => Enumerable.Repeat(segment.Part, (int)segment.Span.Length))];
}
