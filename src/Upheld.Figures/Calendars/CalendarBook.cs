namespace Upheld.Figures.Calendars;

/// <summary>Calendars by name; <see cref="AlwaysName"/> is always among them.</summary>
/// <param name="calendars">The named calendars; a second one of the same name replaces the first.</param>
public sealed class CalendarBook(IEnumerable<KeyValuePair<string, ServiceCalendar>> calendars)
{
    /// <summary>The name of the calendar that is always open.</summary>
    public const string AlwaysName = "24x7";

    private readonly Dictionary<string, ServiceCalendar> _calendars = new(calendars, StringComparer.Ordinal);

    /// <summary>A book with nothing but <c>24x7</c>.</summary>
    public static CalendarBook Empty { get; } = new([]);

    /// <summary>The calendar of that exact name; null when there is none.</summary>
    public ServiceCalendar? Find(string name) => name == AlwaysName ? ServiceCalendar.Always : _calendars.GetValueOrDefault(name);
}
