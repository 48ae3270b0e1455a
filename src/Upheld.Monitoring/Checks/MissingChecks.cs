using System.Globalization;
using NodaTime;

namespace Upheld.Monitoring.Checks;

/// <summary>Slots of which no check was recorded, between two that were.</summary>
internal sealed record MissingChecks(ShownCheck Older, ShownCheck Newer)
{
    public Instant After => Older.At;

    public Instant Before => Newer.At;

    /// <summary>One number, or the first and the last.</summary>
    public string Slots => Newer.Slot - Older.Slot == 2
        ? (Older.Slot + 1).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Older.Slot + 1}–{Newer.Slot - 1}");
}
