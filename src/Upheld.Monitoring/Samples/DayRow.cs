using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Monitoring.Samples;

/// <summary>The samples of a <see cref="Contracts.StoredDay"/> as stored: evidence, kept for the contract's retention.</summary>
internal sealed class DayRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    public required long Number { get; init; }

    public required int Location { get; init; }

    public required int Day { get; init; }

    public required byte[] Block { get; init; }

    public required byte[] Before { get; init; }
}

internal sealed class DayRowMapping : IEntityTypeConfiguration<DayRow>
{
    public void Configure(EntityTypeBuilder<DayRow> builder)
    {
        builder.ToTable("monitoring_day");
        builder.HasKey(d => new { d.Customer, d.Number, d.Location, d.Day });
        builder.Property(d => d.Customer).HasColumnName("customer");
        builder.Property(d => d.Number).HasColumnName("number");
        builder.Property(d => d.Location).HasColumnName("location");
        builder.Property(d => d.Day).HasColumnName("day");
        builder.Property(d => d.Block).HasColumnName("block");
        builder.Property(d => d.Before).HasColumnName("before");
    }
}
