using System.Text.RegularExpressions;

namespace Upheld.Figures.Tests.Clocks;

public sealed partial class ClockGuideTests
{
    [Fact]
    public void The_example_of_the_guide_gives_the_answer_of_the_guide()
    {
        var blocks = Json().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Guide", "clock.md"))).Select(match => match.Groups[1].Value).ToList();

        var run = ClockRun.Of(blocks[0]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(blocks[1]);
    }

    [GeneratedRegex("```json\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
