using Upheld.Kernel.Doctor;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>A row of <c>kernel_log</c> as it stands, trusted in nothing.</summary>
internal sealed record StoredLog(
    Guid Id, Guid Customer, int Generation, string Origin, string ReadToken, long Size, byte[] Root, byte[] Edge, long SignedSize, string? Checkpoint)
{
    public static IReadOnlyList<StoredLog> All(EvidenceSnapshot snapshot)
    {
        using var command = snapshot.Query(
            "select id, customer, generation, origin, read_token, size, root, edge, signed_size, checkpoint from kernel_log order by origin");
        using var reader = command.ExecuteReader();
        var logs = new List<StoredLog>();
        while (reader.Read())
        {
            logs.Add(new StoredLog(
                EvidenceSnapshot.ReadId(reader, 0), EvidenceSnapshot.ReadId(reader, 1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4),
                reader.GetInt64(5), (byte[])reader[6], (byte[])reader[7], reader.GetInt64(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
        }

        return logs;
    }
}
