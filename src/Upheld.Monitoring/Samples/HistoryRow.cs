using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Samples;

/// <summary>A <see cref="StoredHistory"/>: every change of state of one series, in a few hundred bytes a year. Written with the flush that changed it.</summary>
internal sealed class HistoryRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    public required long Number { get; init; }

    public required int Location { get; init; }

    public required MonitorId Monitor { get; init; }

    public required byte[] Pack { get; set; }
}

internal sealed class HistoryRowMapping : IEntityTypeConfiguration<HistoryRow>
{
    public void Configure(EntityTypeBuilder<HistoryRow> builder)
    {
        builder.ToTable("monitoring_history");
        builder.HasKey(h => new { h.Customer, h.Number, h.Location });
        builder.Property(h => h.Customer).HasColumnName("customer");
        builder.Property(h => h.Number).HasColumnName("number");
        builder.Property(h => h.Location).HasColumnName("location");
        builder.Property(h => h.Monitor).HasColumnName("monitor");
        builder.Property(h => h.Pack).HasColumnName("pack");
    }
}
