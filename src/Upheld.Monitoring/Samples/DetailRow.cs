using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Monitoring.Samples;

/// <summary>The check details of a closed day of one series: no formula reads them, so they may go before the samples do.</summary>
internal sealed class DetailRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    public required long Number { get; init; }

    public required int Location { get; init; }

    public required int Day { get; init; }

    public required byte[] Details { get; init; }
}

internal sealed class DetailRowMapping : IEntityTypeConfiguration<DetailRow>
{
    public void Configure(EntityTypeBuilder<DetailRow> builder)
    {
        builder.ToTable("monitoring_detail");
        builder.HasKey(d => new { d.Customer, d.Number, d.Location, d.Day });
        builder.Property(d => d.Customer).HasColumnName("customer");
        builder.Property(d => d.Number).HasColumnName("number");
        builder.Property(d => d.Location).HasColumnName("location");
        builder.Property(d => d.Day).HasColumnName("day");
        builder.Property(d => d.Details).HasColumnName("details");
    }
}
