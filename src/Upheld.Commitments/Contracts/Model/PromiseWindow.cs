using NodaTime;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>The kinds of windows, in the contract's zone.</summary>
public enum WindowKind
{
    /// <summary>The last so many days before any instant.</summary>
    Rolling,

    /// <summary>A local day.</summary>
    Day,

    /// <summary>A week that begins on Monday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter that begins as the rule <c>quarterStartMonth</c> says .</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A year that begins on the contract's first day .</summary>
    ContractYear,

    /// <summary>The whole contract.</summary>
    ContractPeriod,
}

/// <summary>Over what time a promise is judged.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Length">How long, for a rolling window; else null.</param>
public sealed record PromiseWindow(WindowKind Kind, Duration? Length)
{
    /// <summary>The words of the format, in the order of <see cref="WindowKind"/>; the rolling one is a map.</summary>
    internal static readonly string[] Words = ["day", "week", "month", "quarter", "year", "contractYear", "contractPeriod"];

    /// <summary>The nominal length in days: months of 30, quarters of 90, years of 365 days.</summary>
    public decimal NominalDays(ContractPeriod period) => Kind switch
    {
        WindowKind.Rolling => (decimal)Length!.Value.TotalDays,
        WindowKind.Day => 1,
        WindowKind.Week => 7,
        WindowKind.Month => 30,
        WindowKind.Quarter => 90,
        WindowKind.Year or WindowKind.ContractYear => 365,
        WindowKind.ContractPeriod => period.Days,
        _ => throw new InvalidOperationException("The family of windows is closed."),
    };

    /// <summary>The longest it can be, in days.</summary>
    public decimal LongestDays(ContractPeriod period) => Kind switch
    {
        WindowKind.Month => 31,
        WindowKind.Quarter => 92,
        WindowKind.Year or WindowKind.ContractYear => 366,
        _ => NominalDays(period),
    };

    internal static PromiseWindow From(SpecValue value) => value is SpecMap rolling
        ? new PromiseWindow(WindowKind.Rolling, rolling.Duration("rolling"))
        : new PromiseWindow((WindowKind)(Array.IndexOf(Words, ((SpecText)value).Value) + 1), null);
}
