using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>What is promised to a customer for a period.</summary>
/// <param name="Customer">To whom.</param>
/// <param name="Period">For how long.</param>
/// <param name="Rules">How its words are read (A-01 … A-15), defaults filled in.</param>
/// <param name="Groups">Headings under which promises stand together.</param>
/// <param name="Promises">The promises.</param>
/// <param name="Supersedes">The contract that this one follows, or null.</param>
/// <param name="EffectiveFrom">First local day on which this version holds; the period's start by default.</param>
public sealed record ContractSpec(
    string Customer, ContractPeriod Period, Rules Rules, IReadOnlyList<PromiseGroup> Groups, IReadOnlyList<Promise> Promises, string? Supersedes, LocalDate EffectiveFrom)
{
    internal static ContractSpec From(SpecMap spec)
    {
        var period = ContractPeriod.From(spec.Map("period")!);
        var rules = spec.Map("rules") ?? SpecMap.Empty;
        var promises = DocumentPath.Spec.Field("promises");
        return new ContractSpec(
            spec.NeededText("customer"), period, Rules.From(rules),
            [.. spec.Maps("groups").Select(g => new PromiseGroup(g.Map.NeededText("name"), g.Map.LocalText("title") ?? g.Map.NeededText("name")))],
            [.. spec.Maps("promises").Select(p => Promise.From(p.Map, rules, promises.Item(p.Index)))],
            spec.Text("supersedes"), spec.Date("effectiveFrom") ?? period.Start);
    }
}

/// <summary>The days of a contract: [<paramref name="Start"/>, <paramref name="End"/>) in its zone.</summary>
/// <param name="Start">First local day.</param>
/// <param name="End">First local day after it.</param>
/// <param name="TimeZone">IANA zone of all its windows; null for the customer's.</param>
public sealed record ContractPeriod(LocalDate Start, LocalDate End, string? TimeZone)
{
    /// <summary>Days inside.</summary>
    public int Days => NodaTime.Period.DaysBetween(Start, End);

    internal static ContractPeriod From(SpecMap map) => new(map.Date("start")!.Value, map.Date("end")!.Value, map.Text("timeZone"));
}

/// <summary>A heading under which promises of a contract stand together.</summary>
/// <param name="Name">By which promises refer to it.</param>
/// <param name="Title">What people read.</param>
public sealed record PromiseGroup(string Name, LocalText Title);
