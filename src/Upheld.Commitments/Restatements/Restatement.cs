using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Plans;

namespace Upheld.Commitments.Restatements;

/// <summary>Where a restatement stands.</summary>
internal enum RestatementState
{
    /// <summary>It waits for a second person.</summary>
    Pending,

    /// <summary>A second person approved it, and it was applied in the same transaction.</summary>
    Approved,

    /// <summary>It was refused or called back.</summary>
    Declined,
}

/// <summary>A change of terms for days that have passed: asked for by one person with a reason, applied only once another one approves it.</summary>
internal sealed class Restatement
{
    public const int LongestReason = 1_000;

    public required Guid Id { get; init; }

    /// <summary>The hash of the plan that was looked at: exactly that is applied, or nothing.</summary>
    public required string Plan { get; init; }

    public required string Reason { get; init; }

    public required Guid RequestedBy { get; init; }

    /// <summary>The asker's name when it was asked for.</summary>
    public required string RequestedByName { get; init; }

    /// <summary>The plan's "today": whoever approves a day later approves what was asked for.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>What was handed in, as JSON: <c>{ "files": [ { "name", "content" } ], "prune", "customer" }</c>.</summary>
    public required string Request { get; init; }

    public required RestatementState State { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    public Instant? DecidedAt { get; set; }

    /// <summary>The files, and what is to be done with them.</summary>
    public (IReadOnlyList<SourceFile> Files, bool Prune, string? Customer) Asked()
    {
        var request = JsonNode.Parse(Request)!.AsObject();
        return (FilesOfRequest.Files(request), FilesOfRequest.Flag(request, "prune"), (string?)request["customer"]);
    }

    /// <summary>What is handed in, as it is kept.</summary>
    public static string RequestOf(IReadOnlyList<SourceFile> files, bool prune, string? customer) => new JsonObject
    {
        ["files"] = new JsonArray([.. files.Select(f => (JsonNode)new JsonObject { ["name"] = f.Name, ["content"] = Convert.ToBase64String(f.Content.Span) })]),
        ["prune"] = prune,
        ["customer"] = customer,
    }.ToJsonString();
}

internal sealed class RestatementMapping : IEntityTypeConfiguration<Restatement>
{
    public void Configure(EntityTypeBuilder<Restatement> builder)
    {
        builder.ToTable("commitments_restatement");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id");
        builder.Property(r => r.Plan).HasColumnName("plan").HasMaxLength(64);
        builder.Property(r => r.Reason).HasColumnName("reason").HasMaxLength(Restatement.LongestReason);
        builder.Property(r => r.RequestedBy).HasColumnName("requested_by");
        builder.Property(r => r.RequestedByName).HasColumnName("requested_by_name").HasMaxLength(256);
        builder.Property(r => r.RequestedAt).HasColumnName("requested_at");
        builder.Property(r => r.Request).HasColumnName("request");
        builder.Property(r => r.State).HasColumnName("state").IsConcurrencyToken(); // two people decide at once: the second is told
        builder.Property(r => r.DecidedBy).HasColumnName("decided_by");
        builder.Property(r => r.DecidedByName).HasColumnName("decided_by_name").HasMaxLength(256);
        builder.Property(r => r.DecidedAt).HasColumnName("decided_at");
    }
}
