using System.Text;
using Upheld.Figures.Availability;

namespace Upheld.Figures.Tests.Availability;

public sealed class GuideTests
{
    [Fact]
    public void The_example_of_the_guide_gives_the_answer_of_the_guide()
    {
        var blocks = File.ReadAllText(Path.Combine(Root(), "docs/guide/figures-availability.md")).Split("```json").Skip(1).Select(block => block.Split("```")[0]).ToList();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(blocks[0]));
        using var output = new MemoryStream();

        AvailabilityCommand.Run(input, output, TextWriter.Null).ShouldBe(0);

        Encoding.UTF8.GetString(output.ToArray()).TrimEnd().ShouldBe(blocks[1].ReplaceLineEndings(""));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Upheld.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside of the repository.");
        }
        return folder;
    }
}
