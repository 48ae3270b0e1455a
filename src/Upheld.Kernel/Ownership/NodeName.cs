namespace Upheld.Kernel.Ownership;

/// <summary>What this node is called in leases. It must survive a restart, so that a killed node takes its own leases back at once.</summary>
/// <param name="Value">Unique among the nodes that share a database.</param>
public sealed record NodeName(string Value);
