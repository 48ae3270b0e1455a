using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Following;

/// <summary>How far a follower has come.</summary>
internal sealed class FollowerRow
{
    public required string Name { get; init; }

    public required long Position { get; set; }
}

internal sealed class FollowerRowMapping : IEntityTypeConfiguration<FollowerRow>
{
    public void Configure(EntityTypeBuilder<FollowerRow> builder)
    {
        builder.ToTable("kernel_follower");
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasColumnName("name").HasMaxLength(120);
        builder.Property(f => f.Position).HasColumnName("position").IsConcurrencyToken();
    }
}
