using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Commitments.InForce;

/// <summary>One version of one document. Versions are only added: old periods are judged by the words that held then.</summary>
internal sealed class DocumentRow : ICustomerOwned
{
    public required Guid Id { get; init; }

    /// <summary>Whose it is; <see cref="CustomerId.House"/> for what is shared.</summary>
    public required CustomerId Customer { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>1, 2, 3 … for a kind and name.</summary>
    public required int Version { get; init; }

    /// <summary>First local day on which it holds.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>Whether this version ends the document.</summary>
    public required bool IsRetired { get; init; }

    /// <summary>Envelope and spec as canonical JSON.</summary>
    public required string Content { get; init; }
}

internal sealed class DocumentRowMapping : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> builder)
    {
        builder.ToTable("commitments_document");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).HasColumnName("id");
        builder.Property(d => d.Customer).HasColumnName("customer");
        builder.Property(d => d.Kind).HasColumnName("kind").HasMaxLength(40);
        builder.Property(d => d.Name).HasColumnName("name").HasMaxLength(63);
        builder.Property(d => d.Version).HasColumnName("version");
        builder.Property(d => d.EffectiveFrom).HasColumnName("effective_from").HasMaxLength(10)
            .HasConversion(date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);
        builder.Property(d => d.RecordedAt).HasColumnName("recorded_at");
        builder.Property(d => d.IsRetired).HasColumnName("is_retired");
        builder.Property(d => d.Content).HasColumnName("content");
        builder.HasIndex(d => new { d.Kind, d.Name, d.Version }).IsUnique(); // two applies at once: the second is told that its plan is stale
        builder.HasIndex(d => new { d.Customer, d.Kind });
    }
}
