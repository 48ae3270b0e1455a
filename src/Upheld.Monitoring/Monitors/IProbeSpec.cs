using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Monitoring.Probes;

namespace Upheld.Monitoring.Monitors;

/// <summary>The part of a Monitor document that belongs to one kind of probe.</summary>
internal interface IProbeSpec
{
    /// <summary>Its field, such as <c>http</c>.</summary>
    string Field { get; }

    /// <summary>What it must look like.</summary>
    RecordShape Shape { get; }

    /// <summary>The probe's options, without what all kinds share.</summary>
    ProbeOptions Bind(SpecMap map);

    /// <summary>What it looks at, for people and lists.</summary>
    string Target(SpecMap map);

    /// <summary>The host whose slots its checks use.</summary>
    string Host(SpecMap map);
}
