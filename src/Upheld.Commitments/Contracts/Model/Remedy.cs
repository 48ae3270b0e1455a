using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>What a missed promise costs its provider.</summary>
/// <param name="Tiers">Credits by how far the figure fell; the tier with the lowest reached bound counts. Empty when paid per hour.</param>
/// <param name="PerHour">Per cent of the fee for each hour, or part of one, beyond what was allowed; null when paid in tiers.</param>
/// <param name="Cap">Most that is paid for one window, in per cent of the fee; null for no cap.</param>
/// <param name="Of">Of which fee: monthlyFee, quarterlyFee, yearlyFee or contractFee.</param>
/// <param name="IsAutomatic">Whether it is paid without a claim; true by default.</param>
public sealed record Remedy(IReadOnlyList<CreditTier> Tiers, decimal? PerHour, decimal? Cap, string Of, bool IsAutomatic)
{
    internal static Remedy From(SpecMap map) => new(
        [.. map.Maps("credits").Select(c => CreditTier.From(c.Map))], map.Decimal("perHour"), map.Decimal("cap"),
        map.Text("of") ?? "monthlyFee", map.Flag("automatic") ?? true);
}

/// <summary>One step of credits.</summary>
/// <param name="Bound">The figure at which it begins.</param>
/// <param name="IsBelow">Whether it counts below the bound; else above it.</param>
/// <param name="Percent">Per cent of the fee.</param>
public sealed record CreditTier(Quantity Bound, bool IsBelow, decimal Percent)
{
    internal static CreditTier From(SpecMap map) => new(
        Quantity.From(map["below"] ?? map["above"]!), map["below"] is not null, map.Decimal("percent")!.Value);
}
