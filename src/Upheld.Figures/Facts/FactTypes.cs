namespace Upheld.Figures.Facts;

/// <summary>Every type of fact that a formula reads: what a verifier needs to understand a bundle.</summary>
public static class FactTypes
{
    /// <summary>All of them, by leaf type.</summary>
    public static IReadOnlyDictionary<string, FactType> All { get; } = new[]
    {
        FactType.Of(FactJson.Default.MonitorSchedule, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.SampleBatchSealed, (fact, leaf) => fact with
        {
            Customer = leaf.Customer,
            At = leaf.At,
            FirstSlot = leaf.Slot ?? 0,
            InnerRoot = leaf.InnerRoot ?? "",
        }),
        FactType.Of(FactJson.Default.LogHeartbeat, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.MonitorStateChanged, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.ServiceBound, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.MaintenanceAnnounced, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.MaintenanceCancelled, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.ExclusionRecorded, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.ExclusionWithdrawn, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.StateCorrected, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.PromiseTerms, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.PromiseEnded, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.RestatementApplied, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.ContractVersionApplied, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.CalendarPublished, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
        FactType.Of(FactJson.Default.DocumentVersion, (fact, leaf) => fact with { Customer = leaf.Customer, At = leaf.At }),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);
}
