using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Contracts;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Monitors;

/// <summary>What a heartbeat monitor has heard from its job.</summary>
internal sealed class HeartbeatRow : ICustomerOwned
{
    public required MonitorId Monitor { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>The unguessable part of the address that the job calls.</summary>
    public required string Token { get; set; }

    public Instant? LastSuccess { get; set; }

    public Instant? LastFailure { get; set; }

    public Instant? LastStart { get; set; }

    /// <summary>The exit code that came with the last end; null when none came.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What the evaluation reads.</summary>
    public HeartbeatSignals ToSignals() => new(LastSuccess, LastFailure, LastStart);
}

internal sealed class HeartbeatRowMapping : IEntityTypeConfiguration<HeartbeatRow>
{
    public void Configure(EntityTypeBuilder<HeartbeatRow> builder)
    {
        builder.ToTable("monitoring_heartbeat");
        builder.HasKey(h => h.Monitor);
        builder.Property(h => h.Monitor).HasColumnName("monitor");
        builder.Property(h => h.Customer).HasColumnName("customer");
        builder.Property(h => h.Token).HasColumnName("token").HasMaxLength(64);
        builder.Property(h => h.LastSuccess).HasColumnName("last_success");
        builder.Property(h => h.LastFailure).HasColumnName("last_failure");
        builder.Property(h => h.LastStart).HasColumnName("last_start");
        builder.Property(h => h.ExitCode).HasColumnName("exit_code");
        builder.HasIndex(h => h.Token).IsUnique();
    }
}
