using NodaTime;
using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>A managed thing: the denominator of the incident rate, and what inspections look at.</summary>
/// <param name="Customer">Whose it is; null when its service says so.</param>
/// <param name="Service">What it serves, or null.</param>
/// <param name="Kind">What it is: server, switch, laptop …; the author's own word, or null.</param>
/// <param name="From">First local day on which it counts; null for ever before.</param>
/// <param name="Until">First local day on which it no longer counts; null for ever after.</param>
public sealed record AssetSpec(string? Customer, string? Service, string? Kind, LocalDate? From, LocalDate? Until)
{
    internal static AssetSpec Bind(SpecMap spec) => new(
        spec.Text("customer"), spec.Text("service"), spec.Text("kind"), spec.Date("from"), spec.Date("until"));

    /// <summary>How many days of [<paramref name="start"/>, <paramref name="end"/>) it counts.</summary>
    public int DaysWithin(LocalDate start, LocalDate end)
    {
        var first = From is { } from && from > start ? from : start;
        var last = Until is { } until && until < end ? until : end;
        return Math.Max(0, NodaTime.Period.DaysBetween(first, last));
    }
}
