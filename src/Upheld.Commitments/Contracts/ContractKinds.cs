namespace Upheld.Commitments.Contracts;

/// <summary>All kinds of documents: those of the installed modules, and those that the format knows but no installed module understands yet.</summary>
public sealed class ContractKinds
{
    /// <summary>Kinds of the format; a document of one whose module is not installed is kept as it is.</summary>
    private static readonly string[] OfTheFormat =
    [
        "Customer", "Service", "Asset", "Calendar", "Contract", "Monitor", "Maintenance", "OnCall", "Route", "Channel", "Team", "Queue", "Terms",
        "DataSet", "Site", "RestoreProof", "RecoveryPlan", "ScanPlan", "Control", "AccessReview", "Survey",
    ];

    private readonly Dictionary<string, IContractKind> _installed;

    /// <summary>The kinds of the installed modules; no two may share a name.</summary>
    public ContractKinds(IEnumerable<IContractKind> installed) => _installed = installed.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>All names that may stand after <c>kind:</c>.</summary>
    public IEnumerable<string> Names => OfTheFormat.Union(_installed.Keys);

    /// <summary>The kinds of the installed modules.</summary>
    public IEnumerable<IContractKind> Installed => _installed.Values;

    /// <summary>The kind of a name; null when no installed module understands it.</summary>
    public IContractKind? Find(string name) => _installed.GetValueOrDefault(name);
}
