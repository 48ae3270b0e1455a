using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Model;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Commitments.InForce;

/// <summary>A service as the newest Service document describes it.</summary>
internal sealed class Service : ICustomerOwned
{
    public required ServiceId Id { get; init; }

    public required CustomerId Customer { get; init; }

    public required string Name { get; init; }

    public required string TitleEn { get; set; }

    public required string TitleZh { get; set; }

    public required Criticality Criticality { get; set; }

    public required bool IsRetired { get; set; }
}

internal sealed class ServiceMapping : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("commitments_service");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).HasColumnName("id");
        builder.Property(s => s.Customer).HasColumnName("customer");
        builder.Property(s => s.Name).HasColumnName("name").HasMaxLength(63);
        builder.Property(s => s.TitleEn).HasColumnName("title_en").HasMaxLength(200);
        builder.Property(s => s.TitleZh).HasColumnName("title_zh").HasMaxLength(200);
        builder.Property(s => s.Criticality).HasColumnName("criticality");
        builder.Property(s => s.IsRetired).HasColumnName("is_retired");
        builder.HasIndex(s => s.Name).IsUnique();
    }
}
