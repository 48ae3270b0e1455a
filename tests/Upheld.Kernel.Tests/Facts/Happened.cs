using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Kernel.Tests.Facts;

/// <summary>A fact for tests.</summary>
public sealed record Happened(Guid? Customer, Instant At, int Number) : IFact
{
    public static string Type => "test.happened";
}
