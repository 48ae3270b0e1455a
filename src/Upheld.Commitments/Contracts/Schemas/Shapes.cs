using NodaTime;
using NodaTime.Text;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>The shapes of which kinds of documents are built.</summary>
public static class Shapes
{
    /// <summary>The name of a thing: lower-case letters, digits, hyphens.</summary>
    public static Shape Name { get; } = new TextShape(63, new("a name of a-z, 0-9 and hyphens, at most 63", "由 a-z、0-9 和连字符组成的名称，最多 63 个字符"), DocumentName.IsRight);

    /// <summary>True or false.</summary>
    public static Shape Flag { get; } = new FlagShape();

    /// <summary>A text, or one per language.</summary>
    public static Shape LocalText { get; } = new EitherShape(Text(2_000), null, new RecordShape(
        new("a text per language (en, zh)", "按语言给出的文字（en、zh）"), Field.Optional("en", Text(2_000)), Field.Optional("zh", Text(2_000))).AtLeastOne("en", "zh"));

    /// <summary>A local date.</summary>
    public static Shape Date { get; } = new ScalarShape(new("a date such as 2026-01-31", "日期，如 2026-01-31"),
        text => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year is >= 1900 and <= 2999 ? new SpecText(LocalDatePattern.Iso.Format(date)) : null);

    /// <summary>A local date, or the same date of every year.</summary>
    public static Shape YearlyDate { get; } = new ScalarShape(new("a date such as 2026-10-01, or 05-01 for every year", "日期，如 2026-10-01；或每年的日期，如 05-01"),
        text => Values.YearlyDate.Parse(text) is { } date ? new SpecText(date.ToString()) : null);

    /// <summary>An instant, up to milliseconds.</summary>
    public static Shape Instant { get; } = new ScalarShape(new("an instant such as 2026-01-31T08:00:00Z", "时刻，如 2026-01-31T08:00:00Z"),
        text => OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } && at.NanosecondOfSecond % 1_000_000 == 0
            ? new SpecText(InstantPattern.ExtendedIso.Format(at.ToInstant())) : null);

    /// <summary>A time zone of the IANA database.</summary>
    public static Shape Zone { get; } = new ScalarShape(new("a time zone such as Asia/Shanghai", "时区，如 Asia/Shanghai"),
        text => DateTimeZoneProviders.Tzdb.Ids.Contains(text) ? new SpecText(text) : null);

    /// <summary>A span of a local day: <c>09:00-12:00</c>, or <c>["09:00", "12:00"]</c>.</summary>
    public static Shape DaySpan { get; } = new DaySpanShape();

    /// <summary>A language tag that starts with one of our languages.</summary>
    public static Shape LanguageTag { get; } = new ScalarShape(new("a language: en, zh or zh-CN", "语言：en、zh 或 zh-CN"),
        text => text.Split('-')[0] is "en" or "zh" && text.Length <= 12 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? new SpecText(text) : null);

    /// <summary>Any value, kept as it is.</summary>
    public static Shape Anything { get; } = new OpenShape();

    /// <summary>Words of the author's own.</summary>
    public static Shape Text(int longest = 400) => new TextShape(longest, new("a text", "文字"));

    /// <summary>Words of which a rule says whether they are right.</summary>
    public static Shape Text(int longest, LocalText expected, Func<string, bool> isRight) => new TextShape(longest, expected, isRight);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Shape Whole(long least, long most) => new NumberShape(least, most, 0, new("a whole number", "整数"));

    /// <summary>A number with at most that many decimals.</summary>
    public static Shape Decimal(decimal least, decimal most, int decimals) => new NumberShape(least, most, decimals, new("a number", "数字"));

    /// <summary>A percentage with its sign, such as <c>99.9%</c>.</summary>
    public static Shape Percent(decimal least = 0, decimal most = 100) => new NumberShape(least, most, 12,
        new("a percentage such as \"99.9%\"", "百分比，如 \"99.9%\""), PercentText.Parse, PercentText.Format);

    /// <summary>Percent as a plain number, for fields that carry the unit in their name; the sign may be written.</summary>
    public static Shape PercentNumber(decimal least = 0, decimal most = 100, int decimals = 6) => new NumberShape(least, most, decimals,
        new("a number of per cent", "百分数"), text => PercentText.Parse(text) ?? DecimalText.Parse(text));

    /// <summary>A duration within limits.</summary>
    public static Shape Duration(Duration? least = null, Duration? most = null) =>
        new DurationShape(least ?? NodaTime.Duration.Zero, most ?? NodaTime.Duration.FromDays(36_500));

    /// <summary>A duration of whole days.</summary>
    public static Shape WholeDays(int least, int most) => new DurationShape(NodaTime.Duration.FromDays(least), NodaTime.Duration.FromDays(most), isWholeDays: true);

    /// <summary>One of a few words.</summary>
    public static Shape OneOf(params IReadOnlyList<string> words) => new WordShape(words);

    /// <summary>The name of another document of one of these kinds.</summary>
    public static Shape Reference(params IReadOnlyList<string> kinds) => new ReferenceShape(kinds, []);

    /// <summary>The name of another document, or a name that needs none.</summary>
    public static Shape ReferenceOr(IReadOnlyList<string> builtIn, params IReadOnlyList<string> kinds) => new ReferenceShape(kinds, builtIn);

    /// <summary>Values of one shape in order.</summary>
    public static Shape ListOf(Shape item, int least = 0, FaultKind? whenTooFew = null) => new ListShape(item, least, whenTooFew);

    /// <summary>Values of one shape under names of the author's choice.</summary>
    public static Shape MapOf(LocalText expectedName, Func<string, bool> isName, Shape value) => new MapShape(expectedName, isName, value);

    /// <summary>A value that may be a text, a list or a map; each in its own shape.</summary>
    public static Shape Either(Shape? text = null, Shape? list = null, Shape? map = null) => new EitherShape(text, list, map);

    /// <summary>A shape that contains itself.</summary>
    public static Shape Later(LocalText expected, Func<Shape> shape) => new LaterShape(expected, shape);
}
