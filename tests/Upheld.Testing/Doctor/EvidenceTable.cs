namespace Upheld.Testing.Doctor;

/// <summary>A table whose rows are evidence, and what of it is.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">Its primary key.</param>
/// <param name="Columns">The columns that are evidence.</param>
/// <param name="Weight">How often it is chosen.</param>
public sealed record EvidenceTable(string Name, string[] Key, string[] Columns, int Weight)
{
    /// <summary>The columns that are none: they go with their row and are not changed.</summary>
    public string[] Others { get; init; } = [];

    /// <summary>False where only whoever refers to a row can tell that it is missing.</summary>
    public bool CanMissRows { get; init; } = true;

    /// <summary>False where a row twice is the same as once.</summary>
    public bool CountsRows { get; init; } = true;

    /// <summary>False where the key only names the row: contents are then swapped one by one, as two rows with each other's contents are the same two rows.</summary>
    public bool IsKeyEvidence { get; init; } = true;

    /// <summary>A column in which two rows must differ for a swap between them to change anything.</summary>
    public string? SwapsAcross { get; init; }

    /// <summary>The ledger's own tables.</summary>
    public static IReadOnlyList<EvidenceTable> Ledger { get; } =
    [
        new("kernel_fact", ["id"], ["customer", "type", "at", "recorded_at", "source", "body", "slot", "commitment", "inner_root", "seq", "log", "idx", "leaf_hash"], 10),
        new("kernel_log", ["id"], ["customer", "generation", "origin", "read_token", "size", "root", "edge", "signed_size", "checkpoint"], 6),
        new("kernel_tile", ["log", "level", "n"], ["hashes"], 4),
        new("kernel_personal", ["commitment"], ["customer", "salt", "data"], 4),
        new("kernel_checkpoint", ["log", "size"], ["note"], 3) { CanMissRows = false },
    ];
}
