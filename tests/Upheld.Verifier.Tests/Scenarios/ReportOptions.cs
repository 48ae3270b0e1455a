using Upheld.Evidence.Bundles;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Notes;

namespace Upheld.Verifier.Tests.Scenarios;

/// <summary>What is special about a scenario.</summary>
internal sealed record ReportOptions
{
    /// <summary>The first batch whose samples the bundle holds.</summary>
    public long FirstBatch { get; init; } = 1;

    /// <summary>The interval in which nothing became durable.</summary>
    public long SilentBatch { get; init; } = 15;

    public long MinOutageMs { get; init; }

    /// <summary>The target of the round-the-clock promise from the third hour on, when it is amended.</summary>
    public string? NewTarget { get; init; }

    /// <summary>Whether in the fourth hour the office gets longer hours from the next day on, and the report tells both what was known before and since.</summary>
    public bool NewHours { get; init; }

    /// <summary>Who asked for and who approved that the new target holds for the day before, too; null: it holds from the third hour on.</summary>
    public (Guid RequestedBy, Guid ApprovedBy)? RestatedBy { get; init; }

    /// <summary>The bundle's policy; null for one without witnesses.</summary>
    public string? Policy { get; init; }

    public SigningKey Key { get; init; } = new(Scenario.Origin, Sha256.Of("the provider's key"u8).ToArray());

    /// <summary>The logs that this one carries on, newest first.</summary>
    public IReadOnlyList<Succession> Successions { get; init; } = [];

    /// <summary>What is left of those logs, with the signed head that a bundle shows of it.</summary>
    public IReadOnlyList<(BundlePart Part, SignedNote Head, IReadOnlyList<byte[]> Leaves)> Earlier { get; init; } = [];

    public Func<SignedNote, SignedNote> Cosign { get; init; } = note => note;
}
