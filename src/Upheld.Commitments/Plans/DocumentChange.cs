using NodaTime;
using Upheld.Commitments.Contracts.Documents;

namespace Upheld.Commitments.Plans;

/// <summary>What a plan does to a document.</summary>
internal enum ChangeAction
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It gets a new version.</summary>
    Change,

    /// <summary>It ends.</summary>
    Retire,

    /// <summary>It stays as it is.</summary>
    Keep,
}

/// <summary>What a plan does to one document.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Id">Which document.</param>
/// <param name="Before">The version in force; null when there is none.</param>
/// <param name="After">The version of the files; null when it is retired.</param>
/// <param name="Fields">What differs.</param>
/// <param name="EffectiveFrom">First local day on which it holds.</param>
/// <param name="Affects">Promises that are judged otherwise from then on, as <c>contract/promise</c>.</param>
internal sealed record DocumentChange(
    ChangeAction Action, DocumentId Id, Document? Before, Document? After, IReadOnlyList<FieldChange> Fields, LocalDate EffectiveFrom, IReadOnlyList<string> Affects)
{
    /// <summary>Whether it changes days that have passed already, which rewrites what was judged; a document that is new in all of its history rewrites nothing.</summary>
    public bool IsAboutThePast { get; init; }
}
