using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upheld.Monitoring.Samples;

/// <summary>What the folds of a shard's monitors remember, written in the transaction of each flush: after a crash they go on exactly where the durable samples end.</summary>
internal sealed class ShardStateRow
{
    public required int Shard { get; init; }

    /// <summary>For each monitor its id (16 bytes) and its fold state.</summary>
    public required byte[] States { get; set; }

    /// <summary>Rises with every schedule that is logged for one of the shard's monitors: a flush names the plan by which it judged its checks, and writes nothing when that is no longer
    /// the newest.</summary>
    public long Plan { get; init; }
}

internal sealed class ShardStateRowMapping : IEntityTypeConfiguration<ShardStateRow>
{
    public void Configure(EntityTypeBuilder<ShardStateRow> builder)
    {
        builder.ToTable("monitoring_shard_state");
        builder.HasKey(s => s.Shard);
        builder.Property(s => s.Shard).HasColumnName("shard").ValueGeneratedNever(); // 0 is a shard, not "give me a number"
        builder.Property(s => s.States).HasColumnName("states");
        builder.Property(s => s.Plan).HasColumnName("plan").IsConcurrencyToken();
    }
}
