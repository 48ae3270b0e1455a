using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Upheld.Kernel.Outbound.Policy;

/// <summary>Ports from <paramref name="First"/> to <paramref name="Last"/>, both inside: <c>443</c>, <c>8000-8999</c>.</summary>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>Whether the port is inside.</summary>
    public bool Contains(int port) => port >= First && port <= Last;

    /// <summary>Reads <c>443</c> or <c>8000-8999</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PortRange range)
    {
        range = default;
        var parts = text?.Split('-') ?? [];
        if (parts.Length is not (1 or 2) || !Read(parts[0], out var first) || !Read(parts[^1], out var last) || last < first)
        {
            return false;
        }

        range = new PortRange(first, last);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static bool Read(string text, out int port) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;
}
