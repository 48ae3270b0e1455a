using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Monitoring.Samples;

/// <summary>An interval of a log that was sealed: by a batch of samples, or by a heartbeat because there were none. Its fact is the leaf.</summary>
internal sealed class BatchRow : ICustomerOwned
{
    public required CustomerId Customer { get; init; }

    /// <summary>1, 2, 3, … in the log; unique, so that a second sealer harms nothing.</summary>
    public required long Number { get; init; }

    /// <summary>When the interval ended.</summary>
    public required Instant At { get; init; }

    /// <summary>Samples under the root; 0 for a heartbeat.</summary>
    public required int Count { get; init; }

    /// <summary>The id of its fact, which stands in the leaf.</summary>
    public required Guid Fact { get; init; }
}

internal sealed class BatchRowMapping : IEntityTypeConfiguration<BatchRow>
{
    public void Configure(EntityTypeBuilder<BatchRow> builder)
    {
        builder.ToTable("monitoring_batch");
        builder.HasKey(b => new { b.Customer, b.Number });
        builder.Property(b => b.Customer).HasColumnName("customer");
        builder.Property(b => b.Number).HasColumnName("number");
        builder.Property(b => b.At).HasColumnName("at");
        builder.Property(b => b.Count).HasColumnName("count");
        builder.Property(b => b.Fact).HasColumnName("fact");
    }
}
