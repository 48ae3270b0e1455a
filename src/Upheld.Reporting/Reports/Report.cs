using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Evidence.Bundles;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;

namespace Upheld.Reporting.Reports;

/// <summary>A report as it was handed out. Its figures never change: what becomes known later makes another report.</summary>
internal sealed class Report : ICustomerOwned
{
    public required ReportId Id { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>The days it is about (<see cref="ReportPeriod"/>); null: each promise's window that was running.</summary>
    public required string? Period { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>What was recorded later is not known to its figures.</summary>
    public required Instant KnownAt { get; init; }

    /// <summary>The figures, byte for byte as in the bundle (<c>report.json</c>).</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the bundle's manifest, as its leaf says it; 64 lower-case hexadecimal digits.</summary>
    public required string Manifest { get; init; }

    /// <summary>Its fact: the leaf that seals the manifest.</summary>
    public required Guid Fact { get; init; }

    /// <summary>Bytes of the bundle; null until it is stored: a report whose making was cut short.</summary>
    public long? Size { get; set; }

    /// <summary>What could not be proved in it, a line each: what it is, a space and the code of the reason.</summary>
    public required string Omitted { get; init; }

    /// <summary><see cref="Omitted"/> as it is stored.</summary>
    public static string OmittedText(IEnumerable<OmittedFigure> omitted) => string.Join('\n', omitted.Select(o => $"{o.Figure} {o.Reason}"));
}

/// <summary>A piece of a report's bundle.</summary>
internal sealed class ReportPart : ICustomerOwned
{
    /// <summary>Bytes of every piece but the last.</summary>
    public const int Length = 1 << 20;

    public required ReportId Report { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Number { get; init; }

    public required CustomerId Customer { get; init; }

    public required byte[] Bytes { get; init; }
}

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reporting_report");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Customer).HasColumnName("customer");
        builder.Property(r => r.Period).HasColumnName("period").HasMaxLength(21);
        builder.Property(r => r.CreatedAt).HasColumnName("created_at");
        builder.Property(r => r.KnownAt).HasColumnName("known_at");
        builder.Property(r => r.Document).HasColumnName("document");
        builder.Property(r => r.Manifest).HasColumnName("manifest").HasMaxLength(64);
        builder.Property(r => r.Fact).HasColumnName("fact");
        builder.Property(r => r.Size).HasColumnName("size");
        builder.Property(r => r.Omitted).HasColumnName("omitted");
        builder.HasIndex(r => new { r.Customer, r.Id });
    }
}

internal sealed class ReportPartMapping : IEntityTypeConfiguration<ReportPart>
{
    public void Configure(EntityTypeBuilder<ReportPart> builder)
    {
        builder.ToTable("reporting_part");
        builder.HasKey(p => new { p.Report, p.Number });
        builder.Property(p => p.Report).HasColumnName("report");
        builder.Property(p => p.Number).HasColumnName("number");
        builder.Property(p => p.Customer).HasColumnName("customer");
        builder.Property(p => p.Bytes).HasColumnName("bytes");
    }
}
