using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Figures.Facts;

namespace Upheld.Verification.Bundles;

/// <summary>The logs of a bundle beside the customer's own: the generations that it carries on, and the installation's log with the samples of shared monitors.</summary>
internal sealed class BundleLogs
{
    // What figures read of the installation's log, and what says whose word it is. Anything else in it is nobody's business but the provider's.
    private static readonly HashSet<string> OfHouse =
        [SampleBatchSealed.Type, LogHeartbeat.Type, LeafTypes.Successor, LeafTypes.KeyAdd, LeafTypes.KeyRetire];

    private readonly string _origin;
    private readonly string _customer;

    private BundleLogs(Bundle bundle)
    {
        (_origin, _customer) = (bundle.Manifest.Origin, bundle.Manifest.Customer);
        Seam = Seam.Read(_origin, bundle.Leaves().Select(leaf => Leaf.Parse(leaf.Span)));
        Earlier = Before(bundle, isHouse: false, Seam);
        House = ReadHouse(bundle);
        var parts = Parts.Select(part => part.Name).ToHashSet();
        if (bundle.Names.FirstOrDefault(name => BundlePart.TryParse(name, out var part, out _) && !parts.Contains(part)) is { } stray)
        {
            throw new EvidenceException("bundle.unlisted", $"The file {stray} belongs to a log that no other one carries on.");
        }
    }

    /// <summary>Which logs the customer's own carries on.</summary>
    public Seam Seam { get; }

    /// <summary>The generations before it of which something is left, oldest first.</summary>
    public IReadOnlyList<LogPart> Earlier { get; }

    /// <summary>The generations of the installation's log, oldest first; empty where no shared monitor is used.</summary>
    public IReadOnlyList<LogPart> House { get; }

    /// <summary>All of them.</summary>
    public IEnumerable<LogPart> Parts => Earlier.Concat(House);

    /// <summary>What restores have lost, oldest first, of the installation's log last.</summary>
    public IReadOnlyList<LostLeaves> Lost =>
    [
        .. Earlier.Select(part => part.Seam).Append(Seam).SelectMany(seam => seam.Lost.Reverse()),
        .. House.SelectMany(part => part.Seam.Lost.Reverse()),
    ];

    /// <summary>Reads them; nothing is verified yet.</summary>
    /// <exception cref="VerificationFault">The parts do not fit each other.</exception>
    public static BundleLogs Read(Bundle bundle)
    {
        try
        {
            return new BundleLogs(bundle);
        }
        catch (EvidenceException e)
        {
            throw VerificationFault.Altered(e.Code, $"The logs of the bundle: {e.Message}");
        }
    }

    /// <summary>A policy that trusts these logs wherever it trusts the customer's: over each seam by the same key, and the installation's log by the key that signs the customer's.</summary>
    /// <remarks>One signer signs every log of an installation, and the name of a key is its log's. Where the policy has a key of the installation's log it decides alone.</remarks>
    public TrustPolicy Cross(TrustPolicy policy)
    {
        policy = Earlier.Reverse().Aggregate(Seam.Cross(policy), (crossed, part) => part.Seam.Cross(crossed));
        if (House is not [.., var house])
        {
            return policy;
        }

        var stem = LogOrigin.Parse(house.Origin)!.Value.Stem;
        if (!policy.Logs.Any(key => LogOrigin.Parse(key.Name)?.Stem == stem))
        {
            policy = policy.WithLogs(policy.Logs.Concat(
                policy.Logs.Where(key => key.Name == _origin).Select(key => new VerifierKey(house.Origin, key.Type, key.PublicKey.Span)).ToList()));
        }

        return House.Reverse().Aggregate(policy, (crossed, part) => part.Seam.Cross(crossed));
    }

    /// <summary>A reading of the customer's log that has its earlier generations behind it.</summary>
    public LogReading ReadEarlier(TrustPolicy policy)
    {
        var reading = Readings(Earlier, _customer, policy);
        return new LogReading(_customer, new KeyChain(_origin, policy.Logs), Seam.Successions.Count, reading);
    }

    /// <summary>A reading of what is shown of the installation's log; null where no shared monitor is used.</summary>
    /// <exception cref="VerificationFault"><c>house.unused_leaf</c>: more is shown than figures use.</exception>
    public LogReading? ReadHouse(TrustPolicy policy)
    {
        if (House.SelectMany(part => part.Leaves).Select(leaf => Leaf.Parse(leaf.Bytes.Span)).FirstOrDefault(leaf => !OfHouse.Contains(leaf.Type)) is { } other)
        {
            throw VerificationFault.Altered("house.unused_leaf", $"A leaf of type {other.Type} of the installation's log does not belong into a customer's bundle.");
        }

        return Readings(House, Leaf.House, policy);
    }

    private static LogReading? Readings(IReadOnlyList<LogPart> parts, string owner, TrustPolicy policy)
    {
        LogReading? reading = null;
        foreach (var part in parts)
        {
            reading = new LogReading(owner, new KeyChain(part.Origin, policy.Logs), part.Seam.Successions.Count, reading, part.Tree.Size);
            foreach (var (index, bytes) in part.Leaves)
            {
                reading.Take(index, bytes.Span);
            }
        }

        return reading;
    }

    private IReadOnlyList<LogPart> ReadHouse(Bundle bundle)
    {
        var newest = bundle.Names.Select(name => BundlePart.TryParse(name, out var part, out _) && part.IsHouse ? part.Generation : 0).DefaultIfEmpty(0).Max();
        if (newest == 0)
        {
            return [];
        }

        var house = LogPart.Read(bundle, new BundlePart(IsHouse: true, newest), end: null);
        var host = _origin.Split('/')[0];
        return house.Origin == LogOrigin.House(host).Of(newest).ToString()
            ? [.. Before(bundle, isHouse: true, house.Seam), house]
            : throw new EvidenceException("house.other", $"{house.Origin} is not the log of the installation {host}.");
    }

    /// <summary>The logs that a log carries on and of which something is left, oldest first.</summary>
    private static List<LogPart> Before(Bundle bundle, bool isHouse, Seam seam)
    {
        var parts = new List<LogPart>();
        while (seam.Successions is [.., { LostFrom: > 0 } end])
        {
            var part = LogPart.Read(bundle, new BundlePart(isHouse, LogOrigin.Parse(end.Checkpoint.Origin)!.Value.Generation), end);
            parts.Insert(0, part);
            seam = part.Seam;
        }

        return parts;
    }
}
