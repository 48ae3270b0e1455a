using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Monitoring.Samples;

/// <summary>Samples of one log that one shard flushed together: the open day. Sealed by the batch that holds them, moved into day blocks after the UTC day closes.</summary>
internal sealed class ChunkRow : ICustomerOwned
{
    public required Guid Id { get; init; }

    public required CustomerId Customer { get; init; }

    public required int Shard { get; init; }

    /// <summary>When it was written.</summary>
    public required Instant At { get; init; }

    /// <summary>The batch that seals it; null until then.</summary>
    public long? Batch { get; set; }

    /// <summary>Sample records one after another, 18 bytes each.</summary>
    public required byte[] Records { get; init; }

    /// <summary>Check details of some of them, packed by <see cref="DetailChunk"/>; null when there are none.</summary>
    public byte[]? Details { get; init; }
}

internal sealed class ChunkRowMapping : IEntityTypeConfiguration<ChunkRow>
{
    public void Configure(EntityTypeBuilder<ChunkRow> builder)
    {
        builder.ToTable("monitoring_chunk");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasColumnName("id");
        builder.Property(c => c.Customer).HasColumnName("customer");
        builder.Property(c => c.Shard).HasColumnName("shard");
        builder.Property(c => c.At).HasColumnName("at");
        builder.Property(c => c.Batch).HasColumnName("batch").IsConcurrencyToken(); // no chunk is sealed twice
        builder.Property(c => c.Records).HasColumnName("records");
        builder.Property(c => c.Details).HasColumnName("details");
        builder.HasIndex(c => new { c.Customer, c.Shard, c.At });
        builder.HasIndex(c => new { c.Customer, c.Id }).HasFilter("batch is null");
    }
}
