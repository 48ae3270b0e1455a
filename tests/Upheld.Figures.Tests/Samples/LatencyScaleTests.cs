using CsCheck;
using NodaTime;
using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class LatencyScaleTests
{
    [Theory]
    [InlineData(0, 1_000)]
    [InlineData(1, 1_010)]
    [InlineData(2, 1_020)]
    [InlineData(10, 1_100)]
    [InlineData(11, 1_111)]
    public void The_scale_starts_at_a_microsecond_and_grows_by_whole_hundredths(int step, long nanoseconds) =>
        LatencyScale.NanosecondsOf((ushort)step).ShouldBe(nanoseconds);

    [Fact]
    public void Every_step_restores_to_itself()
    {
        for (ushort step = 0; step <= LatencyScale.Highest; step++)
        {
            LatencyScale.StepOfNanoseconds(LatencyScale.NanosecondsOf(step)).ShouldBe(step);
        }
    }

    [Fact]
    public void What_is_restored_differs_by_about_half_a_per_cent_at_most() =>
        Gen.Long[1_000, 86_400L * 1_000_000_000 * 30].Sample(nanoseconds =>
        {
            var restored = LatencyScale.NanosecondsOf(LatencyScale.StepOfNanoseconds(nanoseconds));

            Math.Abs(restored - nanoseconds).ShouldBeLessThanOrEqualTo((nanoseconds / 199) + 1);
        });

    [Fact]
    public void A_longer_check_never_has_a_lower_step() =>
        Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 10_000_000_000]).Sample((one, other) =>
            (LatencyScale.StepOfNanoseconds(Math.Min(one, other)) <= LatencyScale.StepOfNanoseconds(Math.Max(one, other))).ShouldBeTrue());

    [Fact]
    public void Exactly_between_two_steps_the_lower_one_is_taken() =>
        LatencyScale.StepOfNanoseconds(1_005).ShouldBe((ushort)0);

    [Fact]
    public void Beyond_its_ends_the_scale_has_its_ends()
    {
        LatencyScale.StepOf(Duration.FromNanoseconds(-7)).ShouldBe((ushort)0);
        LatencyScale.StepOf(Duration.FromNanoseconds(3)).ShouldBe((ushort)0);
        LatencyScale.StepOf(Duration.FromDays(100_000)).ShouldBe(LatencyScale.Highest);
        LatencyScale.NanosecondsOf(LatencyScale.Highest).ShouldBeGreaterThan(366L * 86_400 * 1_000_000_000);
    }

    [Fact]
    public void Nothing_measured_restores_to_nothing() =>
        LatencyScale.DurationOf(LatencyScale.None).ShouldBeNull();
}
