using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Monitoring.Samples;

/// <summary>The hours of a <see cref="Contracts.StoredDay"/> as stored: kept longer than the samples, for charts.</summary>
internal sealed class HoursRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    public required long Number { get; init; }

    public required int Location { get; init; }

    public required int Day { get; init; }

    public required byte[] Hours { get; init; }
}

internal sealed class HoursRowMapping : IEntityTypeConfiguration<HoursRow>
{
    public void Configure(EntityTypeBuilder<HoursRow> builder)
    {
        builder.ToTable("monitoring_hours");
        builder.HasKey(h => new { h.Customer, h.Number, h.Location, h.Day });
        builder.Property(h => h.Customer).HasColumnName("customer");
        builder.Property(h => h.Number).HasColumnName("number");
        builder.Property(h => h.Location).HasColumnName("location");
        builder.Property(h => h.Day).HasColumnName("day");
        builder.Property(h => h.Hours).HasColumnName("hours");
    }
}
