using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Figures.Samples;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Outages;

/// <summary>A confirmed outage of one monitor: what people talk about. Figures do not read it; they are computed from samples.</summary>
internal sealed class Outage : ICustomerOwned
{
    public required OutageId Id { get; init; }

    public required CustomerId Customer { get; init; }

    public required MonitorId Monitor { get; init; }

    public required int Location { get; init; }

    /// <summary>The first failed check, before confirmation.</summary>
    public required Instant Start { get; init; }

    /// <summary>The last check that was fine before it.</summary>
    public required Instant Earliest { get; init; }

    public required Instant ConfirmedAt { get; init; }

    /// <summary>What the first failure found.</summary>
    public required FaultClass Fault { get; init; }

    /// <summary>The first success that ended it; null while it lasts.</summary>
    public Instant? End { get; set; }

    /// <summary>The last failed check.</summary>
    public Instant? EndEarliest { get; set; }
}

internal sealed class OutageMapping : IEntityTypeConfiguration<Outage>
{
    public void Configure(EntityTypeBuilder<Outage> builder)
    {
        builder.ToTable("monitoring_outage");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).HasColumnName("id");
        builder.Property(o => o.Customer).HasColumnName("customer");
        builder.Property(o => o.Monitor).HasColumnName("monitor");
        builder.Property(o => o.Location).HasColumnName("location");
        builder.Property(o => o.Start).HasColumnName("start_at");
        builder.Property(o => o.Earliest).HasColumnName("earliest");
        builder.Property(o => o.ConfirmedAt).HasColumnName("confirmed_at");
        builder.Property(o => o.Fault).HasColumnName("fault");
        builder.Property(o => o.End).HasColumnName("end_at");
        builder.Property(o => o.EndEarliest).HasColumnName("end_earliest");
        builder.HasIndex(o => new { o.Customer, o.Start });
        builder.HasIndex(o => new { o.Monitor, o.Location, o.Start }).IsUnique(); // one outage is one row, however often it is told
    }
}
