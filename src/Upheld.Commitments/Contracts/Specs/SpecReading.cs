using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Specs;

/// <summary>Reads typed values out of a map whose shape has been checked. A value of another type is a bug in the kind, not a fault of the author.</summary>
public static class SpecReading
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this SpecMap map, string name) => (map[name] as SpecText)?.Value;

    /// <summary>A text that the shape requires.</summary>
    public static string NeededText(this SpecMap map, string name) => map.Text(name) ?? throw Missing(name);

    /// <summary>A text in several languages; a language that is not given reads as the other.</summary>
    public static LocalText? LocalText(this SpecMap map, string name) => map[name] switch
    {
        SpecText text => text.Value,
        SpecMap texts => new LocalText(texts.Text("en") ?? texts.NeededText("zh"), texts.Text("zh") ?? texts.NeededText("en")),
        _ => null,
    };

    /// <summary>A map, or null.</summary>
    public static SpecMap? Map(this SpecMap map, string name) => map[name] as SpecMap;

    /// <summary>The items of a list; none where it is not given.</summary>
    public static IReadOnlyList<SpecValue> List(this SpecMap map, string name) => (map[name] as SpecList)?.Items ?? [];

    /// <summary>The maps of a list with their numbers in it; a wrong one is left out.</summary>
    public static IEnumerable<(int Index, SpecMap Map)> Maps(this SpecMap map, string name) =>
        map.List(name).Index().Where(item => item.Item is SpecMap).Select(item => (item.Index, (SpecMap)item.Item));

    /// <summary>The texts of a list; null where it is not given.</summary>
    public static IReadOnlyList<string>? TextsOrNull(this SpecMap map, string name) =>
        map[name] is SpecList list ? [.. list.Items.OfType<SpecText>().Select(t => t.Value)] : null;

    /// <summary>The texts of a list; none where it is not given.</summary>
    public static IReadOnlyList<string> Texts(this SpecMap map, string name) => map.TextsOrNull(name) ?? [];

    /// <summary>True or false, or null.</summary>
    public static bool? Flag(this SpecMap map, string name) => (map[name] as SpecFlag)?.Value;

    /// <summary>A whole number, or null.</summary>
    public static long? Whole(this SpecMap map, string name) => (map[name] as SpecNumber)?.Value;

    /// <summary>A decimal number, or null.</summary>
    public static decimal? Decimal(this SpecMap map, string name) => map[name] switch
    {
        SpecNumber number => number.Value,
        SpecText text => DecimalText.Parse(text.Value),
        _ => null,
    };

    /// <summary>A duration, or null.</summary>
    public static Duration? Duration(this SpecMap map, string name) => map.Text(name) is { } text ? DurationText.Parse(text) : null;

    /// <summary>A percentage as written: 99.9 of <c>99.9%</c>; null where it is not given.</summary>
    public static decimal? Percent(this SpecMap map, string name) => map.Text(name) is { } text ? PercentText.Parse(text) : null;

    /// <summary>A local date, or null.</summary>
    public static LocalDate? Date(this SpecMap map, string name) => map.Text(name) is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    /// <summary>The reason why a needed value is a bug.</summary>
    internal static InvalidOperationException Missing(string name) => new($"The shape must require “{name}”.");
}
