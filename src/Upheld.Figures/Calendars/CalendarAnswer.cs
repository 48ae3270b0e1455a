namespace Upheld.Figures.Calendars;

/// <summary>Makes answers.</summary>
internal static class CalendarAnswer
{
    /// <summary>An instant, unless it lies after the year 9999.</summary>
    public static CalendarAnswer<long> Within(long at) => at < OpenYear.EndOfTime ? at : CalendarError.OutOfRange;
}

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly struct CalendarAnswer<T>
{
    private readonly T _value;

    private CalendarAnswer(T value, CalendarError? error) => (_value, Error) = (value, error);

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Error is null;

    /// <summary>Why there is none; null when there is one.</summary>
    public CalendarError? Error { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => Error is null ? _value : throw new InvalidOperationException($"{Error.Code}: {Error.Message}");

    /// <summary>Wraps a value.</summary>
    public static implicit operator CalendarAnswer<T>(T value) => new(value, null);

    /// <summary>Wraps a reason.</summary>
    public static implicit operator CalendarAnswer<T>(CalendarError error) => new(default!, error);
}
