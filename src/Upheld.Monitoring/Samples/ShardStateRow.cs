using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Monitoring.Samples;

/// <summary>What the folds of a shard's monitors remember, written in the transaction of each flush: after a crash they go on exactly where the durable samples end.</summary>
internal sealed class ShardStateRow
{
    public required int Shard { get; init; }

    /// <summary>For each monitor its id (16 bytes) and its fold state.</summary>
    public required byte[] States { get; set; }
}

internal sealed class ShardStateRowMapping : IEntityTypeConfiguration<ShardStateRow>
{
    public void Configure(EntityTypeBuilder<ShardStateRow> builder)
    {
        builder.ToTable("monitoring_shard_state");
        builder.HasKey(s => s.Shard);
        builder.Property(s => s.Shard).HasColumnName("shard").ValueGeneratedNever(); // 0 is a shard, not "give me a number"
        builder.Property(s => s.States).HasColumnName("states");
    }
}
