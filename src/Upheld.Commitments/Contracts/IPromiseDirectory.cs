using Upheld.Commitments.Contracts.Texts;
using Upheld.Figures.Timelines;
using Upheld.Figures.Windows;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>What is promised to a customer, for reports.</summary>
public interface IPromiseDirectory
{
    /// <summary>Every promise of the contracts in force, in their order, then those that have ended, as they were promised last. The scope must hold the customer.</summary>
    Task<IReadOnlyList<PromiseEntry>> OfAsync(CustomerId customer, CancellationToken cancellation);

    /// <summary>Every version of every contract ever made with the customer, as the canonical JSON whose SHA-256 stands in the log.</summary>
    Task<IReadOnlyList<ContractDocument>> ContractDocumentsAsync(CustomerId customer, CancellationToken cancellation);
}

/// <summary>A promise.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name within its contract.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Contract">Its contract's name.</param>
/// <param name="Indicator">What is measured.</param>
/// <param name="TimeZone">IANA zone of the contract.</param>
/// <param name="Windows">The windows over which it is judged.</param>
/// <param name="IsRolling">Whether such a window ends at any instant one asks about, instead of at fixed ones.</param>
/// <param name="Term">The time for which the contract was made.</param>
public sealed record PromiseEntry(
    PromiseId Id, string Name, LocalText Title, string Contract, string Indicator, string TimeZone, WindowSeries Windows, bool IsRolling, Span Term)
{
    /// <summary>Whether it was taken out of its contract or its contract was retired; from when on, the log says.</summary>
    public bool HasEnded { get; init; }
}

/// <summary>A version of a contract.</summary>
/// <param name="Contract">The contract's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Bytes">Its canonical JSON.</param>
public sealed record ContractDocument(string Contract, int Version, byte[] Bytes);
