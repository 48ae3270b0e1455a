using Upheld.Commitments.Contracts.Specs;

namespace Upheld.Commitments.Contracts.Model;

/// <summary>How much the customer depends on a service .</summary>
public enum Criticality
{
    /// <summary>One of many.</summary>
    Normal,

    /// <summary>Missed within a day.</summary>
    Important,

    /// <summary>Work stops without it.</summary>
    Core,
}

/// <summary>Something that a customer uses, or on which such a thing rests.</summary>
/// <param name="Customer">Whose it is; null when it is shared by customers.</param>
/// <param name="Criticality">How much depends on it; normal by default.</param>
/// <param name="DependsOn">Names of services without which it does not work.</param>
/// <param name="Up">When it counts as up; null: when all its monitors are.</param>
/// <param name="Fee">What it costs; weighs it in the fee-weighted mean .</param>
public sealed record ServiceSpec(string? Customer, Criticality Criticality, IReadOnlyList<string> DependsOn, UpRule? Up, Fee? Fee)
{
    /// <summary>Whether it belongs to no one customer.</summary>
    public bool IsShared => Customer is null;

    internal static ServiceSpec From(SpecMap spec) => new(
        spec.Text("customer"),
        spec.Text("criticality") switch { "core" => Criticality.Core, "important" => Criticality.Important, _ => Criticality.Normal },
        spec.Texts("dependsOn"),
        spec.Map("up") is { } up ? UpRule.From(up) : null,
        spec["fee"] is { } fee ? Fee.From(fee) : null);
}

/// <summary>When a thing made of parts counts as up.</summary>
public abstract record UpRule
{
    private UpRule()
    {
    }

    /// <summary>Every name of a monitor or service below this rule.</summary>
    public IEnumerable<string> Names => this switch
    {
        One one => [one.Name],
        AtLeast some => some.Of.SelectMany(rule => rule.Names),
        _ => throw new InvalidOperationException("The family of rules is closed."),
    };

    internal static UpRule From(SpecMap map)
    {
        var word = map["all"] is not null ? "all" : map["any"] is not null ? "any" : "of";
        List<UpRule> parts = [.. map.List(word).Where(part => part is not SpecHole).Select(part => part is SpecMap inner ? From(inner) : new One(((SpecText)part).Value))];
        return new AtLeast(word switch { "all" => parts.Count, "any" => 1, _ => (int)map.Whole("atLeast")! }, parts);
    }

    /// <summary>One monitor or service; <c>monitor/name</c> where both have the name.</summary>
    /// <param name="Name">As the author wrote it.</param>
    public sealed record One(string Name) : UpRule;

    /// <summary>At least so many of these are up: all of them (series), one (redundant) or k of n.</summary>
    /// <param name="Count">How many must be up.</param>
    /// <param name="Of">The parts.</param>
    public sealed record AtLeast(int Count, IReadOnlyList<UpRule> Of) : UpRule
    {
        /// <inheritdoc/>
        public bool Equals(AtLeast? other) => other is not null && Count == other.Count && Of.SequenceEqual(other.Of);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Count, Of.Count);
    }
}

/// <summary>What something costs.</summary>
/// <param name="Amount">In the currency; exact.</param>
/// <param name="Currency">ISO 4217 code; null when only the proportions matter.</param>
/// <param name="Per">The period it is paid for: month, quarter or year.</param>
public sealed record Fee(decimal Amount, string? Currency, string Per)
{
    internal static Fee From(SpecValue value) => value is SpecMap map
        ? new Fee(map.Decimal("amount")!.Value, map.Text("currency"), map.Text("per") ?? "month")
        : new Fee(new SpecMap(("amount", value)).Decimal("amount")!.Value, null, "month");
}
