using System.Globalization;

namespace Upheld.Evidence.Keys;

/// <summary>How origins are built: <c>{host}/house/log</c> or <c>{host}/c/{opaque}/log</c>, and with <c>/{generation}/</c> before the last part for a
/// successor. So the signer's memory alone shows which log carries on which.</summary>
/// <param name="Stem">All but the generation and <c>log</c>: the same for every generation.</param>
/// <param name="Generation">1 for the first.</param>
public readonly record struct LogOrigin(string Stem, int Generation)
{
    private const string Last = "/log";

    /// <summary>The installation's own log.</summary>
    public static LogOrigin House(string host) => new($"{host}/house", 1);

    /// <summary>A customer's log; the opaque id tells outsiders neither who the customer is nor since when.</summary>
    public static LogOrigin Customer(string host, string opaque) => new($"{host}/c/{opaque}", 1);

    /// <summary>Reads an origin; null when it is none of ours.</summary>
    public static LogOrigin? Parse(string origin)
    {
        if (!origin.EndsWith(Last, StringComparison.Ordinal))
        {
            return null;
        }

        var stem = origin[..^Last.Length];
        var parts = stem.Split('/');
        var kind = parts.Length > 1 ? parts[1] : "";
        var plain = kind switch { "house" => 2, "c" => 3, _ => 0 };
        if (plain == 0 || parts.Length < plain || parts.Length > plain + 1)
        {
            return null;
        }

        if (parts.Length == plain)
        {
            return new LogOrigin(stem, 1);
        }

        return int.TryParse(parts[plain], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && generation > 1
            && parts[plain] == generation.ToString(CultureInfo.InvariantCulture)
            ? new LogOrigin(string.Join('/', parts[..plain]), generation)
            : null;
    }

    /// <summary>The same log's origin in another generation.</summary>
    public LogOrigin Of(int generation) => this with { Generation = generation };

    /// <inheritdoc/>
    public override string ToString() => Generation == 1 ? Stem + Last : string.Create(CultureInfo.InvariantCulture, $"{Stem}/{Generation}{Last}");
}
