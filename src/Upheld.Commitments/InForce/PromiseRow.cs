using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Commitments.InForce;

/// <summary>A promise's id, found by its contract and name; what it says stands in the contract's document.</summary>
internal sealed class PromiseRow : ICustomerOwned
{
    public required PromiseId Id { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>Id of the contract, the same for all its promises.</summary>
    public required Guid Contract { get; init; }

    /// <summary>The contract document's name.</summary>
    public required string ContractName { get; init; }

    public required string Name { get; init; }

    /// <summary>The terms that were logged last, as canonical JSON; null for promises whose formula reads none.</summary>
    public string? Terms { get; set; }

    public required bool IsRetired { get; set; }
}

internal sealed class PromiseRowMapping : IEntityTypeConfiguration<PromiseRow>
{
    public void Configure(EntityTypeBuilder<PromiseRow> builder)
    {
        builder.ToTable("commitments_promise");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).HasColumnName("id");
        builder.Property(p => p.Customer).HasColumnName("customer");
        builder.Property(p => p.Contract).HasColumnName("contract");
        builder.Property(p => p.ContractName).HasColumnName("contract_name").HasMaxLength(63);
        builder.Property(p => p.Name).HasColumnName("name").HasMaxLength(63);
        builder.Property(p => p.Terms).HasColumnName("terms");
        builder.Property(p => p.IsRetired).HasColumnName("is_retired");
        builder.HasIndex(p => new { p.ContractName, p.Name }).IsUnique();
        builder.HasIndex(p => p.Customer);
    }
}
