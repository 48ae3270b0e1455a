using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Ownership;

internal sealed class LeaseRowMapping : IEntityTypeConfiguration<LeaseRow>
{
    public void Configure(EntityTypeBuilder<LeaseRow> builder)
    {
        builder.ToTable("kernel_lease");
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasColumnName("name").HasMaxLength(120);
        builder.Property(l => l.Holder).HasColumnName("holder").HasMaxLength(120);
        builder.Property(l => l.Epoch).HasColumnName("epoch").IsConcurrencyToken();
        builder.Property(l => l.ExpiresAt).HasColumnName("expires_at");
    }
}
