using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Timelines;
using static Upheld.Figures.Tests.Calendars.Given;

namespace Upheld.Figures.Tests.Calendars;

/// <summary>Every IANA zone's transitions of 2020 to 2030 against those that the database's own reference code (<c>zdump</c>) prints for the same release.</summary>
/// <remarks>The golden file is made by <c>eng/zone-transitions.py</c> and names its release; nothing in it comes from NodaTime.</remarks>
public sealed class ZoneOracleTests
{
    private static readonly Span Years = Span("2020-01-01T00:00:00Z", "2031-01-01T00:00:00Z");
    private static readonly string[] Golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Calendars", "Golden", "zone-transitions.txt"));

    [Fact]
    public void The_release_is_the_one_of_the_oracle() => // after an update of NodaTime: run eng/zone-transitions.py on a system with that release
        TimeZoneRelease.Current.Id.ShouldBe(Golden[0]);

    [Fact]
    public void Every_zone_changes_its_clocks_when_the_oracle_says_and_at_no_other_time()
    {
        var differing = new List<string>();
        foreach (var line in Golden.Skip(1))
        {
            var parts = line.Split(' ');
            var expected = parts[0] + " " + parts[1];
            differing.AddRange(parts[2].Split(',').Where(zone => Ours(zone) != expected));
        }

        differing.ShouldBeEmpty();
        Golden.Skip(1).Sum(line => line.Split(' ')[2].Split(',').Length).ShouldBeGreaterThan(590);
    }

    [Fact]
    public void The_oracle_knows_every_zone_that_we_know() =>
        TimeZoneRelease.Current.Zones.Except(Golden.Skip(1).SelectMany(line => line.Split(' ')[2].Split(','))).ShouldBeEmpty();

    [Fact]
    public void A_recording_of_any_zone_says_the_same_as_the_oracle()
    {
        foreach (var line in Golden.Skip(1))
        {
            var parts = line.Split(' ');
            var zone = TimeZoneRelease.Current.Find(parts[2].Split(',')[0])!;

            Describe(RecordedZone.Of(zone, TimeZoneRelease.Current.Id, Years)).ShouldBe(parts[0] + " " + parts[1], zone.Id);
        }
    }

    private static string Ours(string zone) => TimeZoneRelease.Current.Find(zone) is { } rules ? Describe(rules) : "unknown";

    private static string Describe(IZoneRules zone)
    {
        var changes = new List<string>();
        var stretch = zone.At(Years.Start);
        var offset = stretch.Offset;
        while (stretch.End < Years.End)
        {
            stretch = zone.At(stretch.End);
            if (stretch.Offset != offset)
            {
                changes.Add($"{stretch.Start / 1000}:{stretch.Offset / 1000}");
            }
            offset = stretch.Offset;
        }
        return $"{zone.At(Years.Start).Offset / 1000} {(changes is [] ? "-" : string.Join(',', changes))}";
    }
}
