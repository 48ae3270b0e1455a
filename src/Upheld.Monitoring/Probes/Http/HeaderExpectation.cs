using Upheld.Monitoring.Probes.Matching;

namespace Upheld.Monitoring.Probes.Http;

/// <summary>An expectation of one response header; several of one name are joined with commas.</summary>
internal sealed record HeaderExpectation(string Name, TextMatch Match)
{
    public override string ToString() => $"{Name} {Match}";
}
