namespace Upheld.Figures.Timelines;

/// <summary>Round the clock, <c>24x7</c>.</summary>
public sealed class AlwaysOpen : IServiceHours
{
    private AlwaysOpen()
    {
    }

    /// <summary>The only one.</summary>
    public static AlwaysOpen Instance { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<Span> OpenSpans(Span range) => range.IsEmpty ? [] : [range];
}
