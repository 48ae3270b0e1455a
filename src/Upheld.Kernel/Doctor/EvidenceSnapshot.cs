using System.Data.Common;
using NodaTime;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Doctor;

/// <summary>One consistent state of the database, beside what the signer remembered just before it. A server may go on writing meanwhile.</summary>
/// <param name="connection">Reads the state; one open reader at a time.</param>
/// <param name="isSqlite">How ids are stored.</param>
/// <param name="signer">Tells its keys.</param>
/// <param name="signerHeads">Asked for before the state was taken, so an honest signer is never ahead of it.</param>
public sealed class EvidenceSnapshot(DbConnection connection, bool isSqlite, ISigner signer, IReadOnlyList<SignerHead> signerHeads)
{
    /// <summary>Reads the state; one open reader at a time. Changes nothing.</summary>
    public DbConnection Connection { get; } = connection;

    /// <summary>Tells its keys.</summary>
    public ISigner Signer { get; } = signer;

    /// <summary>Where the signer stood.</summary>
    public IReadOnlyList<SignerHead> SignerHeads { get; } = signerHeads;

    /// <summary>A query on the state.</summary>
    public DbCommand Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Connection.Command(null, sql, parameters);

    /// <summary>The first column of the first row as a number; null when there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Connection.Scalar(null, sql, parameters) as long?;

    /// <summary>The facts of one type, or of those of one customer, in the order in which they were recorded; those that wait for their number too.</summary>
    /// <exception cref="FormatException">A column holds what it cannot.</exception>
    public IReadOnlyList<SnapshotFact> Facts(string type, CustomerId? customer = null)
    {
        var sql = "select id, customer, type, at, recorded_at, body, slot, commitment, inner_root from kernel_fact where type = @type"
            + (customer is null ? "" : " and customer = @customer") + " order by recorded_at, id";
        using var command = customer is { } one ? Query(sql, ("@type", type), ("@customer", StoredId(one.Value))) : Query(sql, ("@type", type));
        using var reader = command.ExecuteReader();
        var facts = new List<SnapshotFact>();
        while (reader.Read())
        {
            facts.Add(new SnapshotFact(
                ReadId(reader, 0), new CustomerId(ReadId(reader, 1)), reader.GetString(2), Instant.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                Instant.FromUnixTimeMilliseconds(reader.GetInt64(4)), reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetInt64(6), ReadBytes(reader, 7), ReadBytes(reader, 8)));
        }

        return facts;
    }

    /// <summary>Whose logs have facts of these types.</summary>
    public IReadOnlyList<CustomerId> CustomersWith(params IEnumerable<string> types)
    {
        var customers = new HashSet<CustomerId>();
        foreach (var type in types)
        {
            using var command = Query("select distinct customer from kernel_fact where type = @type", ("@type", type));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                customers.Add(new CustomerId(ReadId(reader, 0)));
            }
        }

        return [.. customers];
    }

    /// <summary>Whether a commitment in a leaf is one to these bytes; null when what it was made of has been erased, so that nobody can tell.</summary>
    public bool? Opens(byte[] commitment, ReadOnlySpan<byte> personal)
    {
        using var command = Query("select salt from kernel_personal where commitment = @commitment", ("@commitment", commitment));
        using var reader = command.ExecuteReader();
        return !reader.Read() || commitment.Length != Hash256.Length ? false
            : reader.IsDBNull(0) ? null
            : PersonalCommitment.Opens(new Hash256(commitment), (byte[])reader[0], personal);
    }

    /// <summary>An id as the database stores it, for a parameter.</summary>
    public object StoredId(Guid id) => isSqlite ? id.ToByteArray(bigEndian: true) : id;

    /// <summary>Bytes as read; null where there are none.</summary>
    public static byte[]? ReadBytes(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader[column];

    /// <summary>A number of 32 bits as read; SQLite keeps one of 64 where a smaller one is meant and would cut it short.</summary>
    /// <exception cref="OverflowException">It is none.</exception>
    public static int ReadInt(DbDataReader reader, int column) => checked((int)reader.GetInt64(column));

    /// <summary>Yes or no as read; SQLite keeps a number.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static bool ReadFlag(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        bool flag => flag,
        0L => false,
        1L => true,
        _ => throw new FormatException("A column that should say yes or no says something else."),
    };

    /// <summary>An id as read.</summary>
    /// <exception cref="FormatException">The column holds something else.</exception>
    public static Guid ReadId(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        Guid id => id,
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        _ => throw new FormatException("A column that should hold an id holds something else."),
    };
}
