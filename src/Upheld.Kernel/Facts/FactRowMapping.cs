using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Kernel.Facts;

internal sealed class FactRowMapping : IEntityTypeConfiguration<FactRow>
{
    /// <summary>The table name, for the statements of the sequencer that go past EF.</summary>
    public const string Table = "kernel_fact";

    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).HasColumnName("id");
        builder.Property(f => f.Customer).HasColumnName("customer");
        builder.Property(f => f.Type).HasColumnName("type").HasMaxLength(80);
        builder.Property(f => f.At).HasColumnName("at");
        builder.Property(f => f.RecordedAt).HasColumnName("recorded_at");
        builder.Property(f => f.Source).HasColumnName("source").HasMaxLength(120);
        builder.Property(f => f.Body).HasColumnName("body");
        builder.Property(f => f.Slot).HasColumnName("slot");
        builder.Property(f => f.Commitment).HasColumnName("commitment");
        builder.Property(f => f.InnerRoot).HasColumnName("inner_root");
        builder.Property(f => f.Seq).HasColumnName("seq");
        builder.Property(f => f.Log).HasColumnName("log");
        builder.Property(f => f.Index).HasColumnName("idx");
        builder.Property(f => f.LeafHash).HasColumnName("leaf_hash");

        builder.HasIndex(f => f.Seq).IsUnique().HasDatabaseName("ux_kernel_fact_seq");
        builder.HasIndex(f => new { f.Log, f.Index }).IsUnique().HasDatabaseName("ux_kernel_fact_log_idx");
        builder.HasIndex(f => f.Id).HasFilter("seq is null").HasDatabaseName("ix_kernel_fact_waiting");
        builder.HasIndex(f => new { f.Customer, f.Type, f.Seq }).HasDatabaseName("ix_kernel_fact_customer_type");
    }
}
