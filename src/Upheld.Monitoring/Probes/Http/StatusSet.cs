using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Upheld.Kernel.Outbound.Policy;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>Which HTTP statuses are right: <c>200-299, 401</c>.</summary>
internal readonly record struct StatusSet
{
    private readonly ImmutableArray<(int First, int Last)> _ranges;

    public StatusSet(IEnumerable<(int First, int Last)> ranges) => _ranges = [.. ranges];

    /// <summary>200 to 299.</summary>
    public static StatusSet Success { get; } = new([(200, 299)]);

    public bool Contains(int status)
    {
        foreach (var (first, last) in _ranges)
        {
            if (status >= first && status <= last)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads one entry, <c>204</c> or <c>200-299</c>; statuses are 100 to 599.</summary>
    public static bool TryParseRange([NotNullWhen(true)] string? text, out (int First, int Last) range)
    {
        var isRead = PortRange.TryParse(text, out var read) && read is { First: >= 100, Last: <= 599 };
        range = isRead ? (read.First, read.Last) : default;
        return isRead;
    }

    public override string ToString() => string.Join(", ", _ranges.Select(range => range.First == range.Last ? Shown.Number(range.First) : $"{Shown.Number(range.First)}-{Shown.Number(range.Last)}"));
}
