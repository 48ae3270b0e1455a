using Upheld.Figures.Calendars.Zones;

namespace Upheld.Verification.Bundles;

/// <summary>Holds recorded clock changes against the time-zone database built into this program, where both are of the same release.</summary>
/// <remarks>Another release may differ for good reasons: governments change their clocks. Then the recording stands on the provider's word, and the output
/// names the release.</remarks>
internal static class ZoneCheck
{
    /// <exception cref="VerificationFault"><c>zones.altered</c>.</exception>
    public static void Run(IEnumerable<RecordedZone> zones)
    {
        foreach (var zone in zones.Where(z => z.Release == TimeZoneRelease.Current.Id))
        {
            if (TimeZoneRelease.Current.Find(zone.Id) is not { } known || !Agree(zone, known))
            {
                throw VerificationFault.Altered("zones.altered", $"The clocks of {zone.Id} did not change as recorded, by release {zone.Release} of the time-zone database.");
            }
        }
    }

    private static bool Agree(RecordedZone zone, IZoneRules known)
    {
        if (zone.Covered.IsEmpty || zone.Covered.Length > 200L * 366 * 86_400_000)
        {
            return zone.Covered.IsEmpty;
        }

        for (var at = zone.Covered.Start; at < zone.Covered.End;)
        {
            var (recorded, actual) = (zone.At(at), known.At(at));
            if (recorded.Offset != actual.Offset)
            {
                return false;
            }

            // To the next instant at which either says that something changes.
            at = Math.Min(recorded.End, actual.End);
        }

        return true;
    }
}
