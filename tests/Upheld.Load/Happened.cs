using NodaTime;
using Upheld.Figures.Facts;

namespace Upheld.Load;

/// <summary>A business fact of this program.</summary>
internal sealed record Happened(Guid? Customer, Instant At, int Number) : IFact
{
    public static string Type => "test.happened";
}
