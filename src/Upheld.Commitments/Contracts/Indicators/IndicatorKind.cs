using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Indicators;

/// <summary>What the figure of an indicator is.</summary>
public enum IndicatorUnit
{
    /// <summary>A share of time or of cases, in per cent.</summary>
    Share,

    /// <summary>A rate that is written in per cent and may exceed 100.</summary>
    Rate,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>How long each case took: judged as a share of cases within a time.</summary>
    Time,
}

/// <summary>Which way is better.</summary>
public enum Better
{
    /// <summary>A larger figure is better: the objective is a least one.</summary>
    Higher,

    /// <summary>A smaller figure is better: the objective is a most one.</summary>
    Lower,
}

/// <summary>Something that can be promised and measured.</summary>
/// <param name="Name">In camel case, as contracts write it.</param>
/// <param name="Owner">The module whose source gives its figures.</param>
/// <param name="Unit">What its figure is.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Title">What people call it, as it stands inside a sentence.</param>
/// <param name="Subject">What it is about: services, tickets or data sets; decides which scopes make sense and may not be empty.</param>
public sealed record IndicatorKind(string Name, string Owner, IndicatorUnit Unit, Better Better, LocalText Title, IndicatorSubject Subject = IndicatorSubject.Provider);

/// <summary>What an indicator is about.</summary>
public enum IndicatorSubject
{
    /// <summary>The provider's own work.</summary>
    Provider,

    /// <summary>Services.</summary>
    Service,

    /// <summary>Tickets.</summary>
    Ticket,

    /// <summary>Data sets and their copies.</summary>
    DataSet,

    /// <summary>Assets.</summary>
    Asset,

    /// <summary>Answers of people.</summary>
    Answer,
}
