using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Texts;
using Upheld.Figures.Windows;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Scorecard;

/// <summary>One promise on the scorecard.</summary>
/// <param name="Id">The promise.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="Contract">Its contract's id.</param>
/// <param name="ContractName">Its contract.</param>
/// <param name="ContractTitle">What people call the contract.</param>
/// <param name="Spec">What it says.</param>
/// <param name="Window">The window that was asked about: the one that now lies in.</param>
/// <param name="Series">All its windows.</param>
/// <param name="TimeZone">The zone in which the window is meant.</param>
/// <param name="Figure">Where it stands.</param>
internal sealed record PromiseCard(
    PromiseId Id, CustomerId Customer, Guid Contract, string ContractName, LocalText ContractTitle, Promise Spec, Window Window, WindowSeries Series, string TimeZone,
    IndicatorFigure Figure);

/// <summary>A customer's scorecard.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Name">The document's name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Now">When it was computed.</param>
/// <param name="Promises">Every promise of every contract in force, in the contracts' order.</param>
internal sealed record CustomerScorecard(CustomerId Customer, string Name, LocalText Title, Instant Now, IReadOnlyList<PromiseCard> Promises);
