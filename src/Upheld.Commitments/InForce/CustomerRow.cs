using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Commitments.InForce;

/// <summary>A customer as the newest Customer document describes it.</summary>
internal sealed class CustomerRow : ICustomerOwned
{
    /// <summary>Its id.</summary>
    public required CustomerId Customer { get; init; }

    public required string Name { get; init; }

    public required string TitleEn { get; set; }

    public required string TitleZh { get; set; }

    /// <summary>IANA zone of the customer's days.</summary>
    public required string TimeZone { get; set; }

    public required bool IsRetired { get; set; }
}

internal sealed class CustomerRowMapping : IEntityTypeConfiguration<CustomerRow>
{
    public void Configure(EntityTypeBuilder<CustomerRow> builder)
    {
        builder.ToTable("commitments_customer");
        builder.HasKey(c => c.Customer);
        builder.Property(c => c.Customer).HasColumnName("id");
        builder.Property(c => c.Name).HasColumnName("name").HasMaxLength(63);
        builder.Property(c => c.TitleEn).HasColumnName("title_en").HasMaxLength(200);
        builder.Property(c => c.TitleZh).HasColumnName("title_zh").HasMaxLength(200);
        builder.Property(c => c.TimeZone).HasColumnName("time_zone").HasMaxLength(80);
        builder.Property(c => c.IsRetired).HasColumnName("is_retired");
        builder.HasIndex(c => c.Name).IsUnique();
    }
}
