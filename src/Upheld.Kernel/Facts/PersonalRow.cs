using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Kernel.Facts;

/// <summary>Personal data behind a commitment in a leaf. Destroying salt and data is the erasure; the leaf and every figure stay.</summary>
internal sealed class PersonalRow : ICustomerOwned
{
    /// <summary>SHA-256 over salt and data, as it stands in the leaf.</summary>
    public required byte[] Commitment { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>Random for each record; null after erasure.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>The data; null after erasure.</summary>
    public byte[]? Data { get; set; }
}

internal sealed class PersonalRowMapping : IEntityTypeConfiguration<PersonalRow>
{
    public void Configure(EntityTypeBuilder<PersonalRow> builder)
    {
        builder.ToTable("kernel_personal");
        builder.HasKey(p => p.Commitment);
        builder.Property(p => p.Commitment).HasColumnName("commitment").HasMaxLength(32);
        builder.Property(p => p.Customer).HasColumnName("customer");
        builder.Property(p => p.Salt).HasColumnName("salt");
        builder.Property(p => p.Data).HasColumnName("data");
    }
}
