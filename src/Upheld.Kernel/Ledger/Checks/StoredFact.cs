using System.Data.Common;
using Upheld.Kernel.Doctor;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>A row of <c>kernel_fact</c> as it stands: the columns of its leaf, and its place.</summary>
internal sealed record StoredFact(WaitingFact Columns, long? Seq, long? Index, byte[]? LeafHash)
{
    public const string ColumnNames = "id, customer, type, at, recorded_at, source, body, slot, commitment, inner_root, seq, idx, leaf_hash";

    /// <exception cref="FormatException">A column holds what it cannot.</exception>
    public static StoredFact Read(DbDataReader reader)
    {
        try
        {
            return new StoredFact(
                new WaitingFact(
                    EvidenceSnapshot.ReadId(reader, 0), EvidenceSnapshot.ReadId(reader, 1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4),
                    reader.GetString(5), reader.GetString(6), NumberOrNull(reader, 7), BytesOrNull(reader, 8), BytesOrNull(reader, 9)),
                NumberOrNull(reader, 10),
                NumberOrNull(reader, 11),
                BytesOrNull(reader, 12));
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException)
        {
            throw new FormatException("A fact has a column that holds what it cannot.", e);
        }
    }

    private static long? NumberOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader[column];
}
