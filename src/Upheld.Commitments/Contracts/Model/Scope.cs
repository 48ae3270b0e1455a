using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>What a promise covers. Parts that are given are all needed; none given means the whole contract.</summary>
/// <param name="Services">Names of services, or null for all of the customer.</param>
/// <param name="Criticality">Only services of this criticality, or null.</param>
/// <param name="Priorities">Only tickets of these priorities, or null for all.</param>
/// <param name="DataSets">Names of data sets, or null for all.</param>
public sealed record Scope(IReadOnlyList<string>? Services, Criticality? Criticality, IReadOnlyList<string>? Priorities, IReadOnlyList<string>? DataSets)
{
    /// <summary>Whether nothing narrows it.</summary>
    public bool IsWhole => Services is null && Criticality is null && Priorities is null && DataSets is null;

    internal static Scope From(SpecMap? map) => map is null ? new Scope(null, null, null, null) : new Scope(
        map.TextsOrNull("services"),
        map.Text("criticality") switch
        {
            "core" => Model.Criticality.Core, "important" => Model.Criticality.Important, "normal" => Model.Criticality.Normal, _ => null,
        },
        map.TextsOrNull("priorities"), map.TextsOrNull("dataSets"));
}
