using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Ledger;

internal sealed class LogRowMapping : IEntityTypeConfiguration<LogRow>
{
    public void Configure(EntityTypeBuilder<LogRow> builder)
    {
        builder.ToTable("kernel_log");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).HasColumnName("id");
        builder.Property(l => l.Customer).HasColumnName("customer");
        builder.Property(l => l.Generation).HasColumnName("generation");
        builder.Property(l => l.Origin).HasColumnName("origin").HasMaxLength(300);
        builder.Property(l => l.ReadToken).HasColumnName("read_token").HasMaxLength(80);
        builder.Property(l => l.Size).HasColumnName("size");
        builder.Property(l => l.Root).HasColumnName("root");
        builder.Property(l => l.Edge).HasColumnName("edge");
        builder.Property(l => l.SignedSize).HasColumnName("signed_size");
        builder.Property(l => l.Checkpoint).HasColumnName("checkpoint");
        builder.HasIndex(l => l.Origin).IsUnique();
        builder.HasIndex(l => l.ReadToken).IsUnique();
        builder.HasIndex(l => new { l.Customer, l.Generation }).IsUnique();
    }
}

internal sealed class TileRowMapping : IEntityTypeConfiguration<TileRow>
{
    public void Configure(EntityTypeBuilder<TileRow> builder)
    {
        builder.ToTable("kernel_tile");
        builder.HasKey(t => new { t.Log, t.Level, t.N });
        builder.Property(t => t.Log).HasColumnName("log");
        builder.Property(t => t.Level).HasColumnName("level");
        builder.Property(t => t.N).HasColumnName("n");
        builder.Property(t => t.Hashes).HasColumnName("hashes");
    }
}

internal sealed class CheckpointRowMapping : IEntityTypeConfiguration<CheckpointRow>
{
    public void Configure(EntityTypeBuilder<CheckpointRow> builder)
    {
        builder.ToTable("kernel_checkpoint");
        builder.HasKey(c => new { c.Log, c.Size });
        builder.Property(c => c.Log).HasColumnName("log");
        builder.Property(c => c.Size).HasColumnName("size");
        builder.Property(c => c.Note).HasColumnName("note");
    }
}
