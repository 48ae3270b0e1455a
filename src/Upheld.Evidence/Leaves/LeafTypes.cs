namespace Upheld.Evidence.Leaves;

/// <summary>The leaf types that this library itself reads or writes. All others belong to the facts that are their content.</summary>
public static class LeafTypes
{
    /// <summary>One interval's samples of a log: <c>q</c> is the first slot, <c>b</c> the root over the records.</summary>
    public const string SampleBatch = "sample.batch";

    /// <summary>Stands in each interval without a batch and at least daily: an interval with neither is a gap.</summary>
    public const string Heartbeat = "log.heartbeat";

    /// <summary>A report: holds the SHA-256 of the bundle's manifest.</summary>
    public const string Report = "report";

    /// <summary>Personal data was erased: names the commitment and the legal ground.</summary>
    public const string Redact = "redact";

    /// <summary>A further signing key, vouched for by an earlier one.</summary>
    public const string KeyAdd = "key.add";

    /// <summary>A signing key that no longer counts.</summary>
    public const string KeyRetire = "key.retire";

    /// <summary>The first leaf of a log that carries on another: holds the other's last checkpoint.</summary>
    public const string Successor = "successor";
}
