using System.Data.Common;
using Upheld.Kernel.Database;
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

    /// <summary>An id as the database stores it, for a parameter.</summary>
    public object StoredId(Guid id) => isSqlite ? id.ToByteArray(bigEndian: true) : id;

    /// <summary>An id as read.</summary>
    /// <exception cref="FormatException">The column holds something else.</exception>
    public static Guid ReadId(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        Guid id => id,
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        _ => throw new FormatException("A column that should hold an id holds something else."),
    };
}
