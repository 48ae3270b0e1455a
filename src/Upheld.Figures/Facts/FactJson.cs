using System.Text.Json.Serialization;

namespace Upheld.Figures.Facts;

/// <summary>How the facts of this project stand in JSON: camel case, instants as milliseconds, states and fault classes by name, absent instead of
/// null. Generated at build time, so that it works in the verifier, which is compiled ahead of time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(InstantJson), typeof(ProbeStateJson), typeof(FaultClassJson)])]
[JsonSerializable(typeof(MonitorSchedule))]
[JsonSerializable(typeof(SampleBatchSealed))]
[JsonSerializable(typeof(LogHeartbeat))]
[JsonSerializable(typeof(MonitorStateChanged))]
[JsonSerializable(typeof(ServiceBound))]
[JsonSerializable(typeof(MaintenanceAnnounced))]
[JsonSerializable(typeof(MaintenanceCancelled))]
[JsonSerializable(typeof(ExclusionRecorded))]
[JsonSerializable(typeof(ExclusionWithdrawn))]
[JsonSerializable(typeof(StateCorrected))]
[JsonSerializable(typeof(PromiseTerms))]
[JsonSerializable(typeof(PromiseEnded))]
[JsonSerializable(typeof(RestatementApplied))]
[JsonSerializable(typeof(ContractVersionApplied))]
[JsonSerializable(typeof(CalendarPublished))]
[JsonSerializable(typeof(DocumentVersion))]
public sealed partial class FactJson : JsonSerializerContext;
