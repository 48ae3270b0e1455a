using System.Data.Common;
using NodaTime;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Ownership;

/// <summary>Leases in rows, compared and swapped.</summary>
internal sealed class DatabaseOwnership(IDatabaseProvider database, IClock clock, NodeName node) : IOwnership
{
    /// <summary>How long a node that has stopped answering keeps what it owns: the pause before another takes over.</summary>
    internal static readonly Duration Term = Duration.FromSeconds(10);

    public Task<Lease?> AcquireAsync(string name, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) =>
        {
            var now = clock.GetCurrentInstant();
            var row = Read(name, connection, transaction);
            if (row is { } held && held.Holder != node.Value && held.ExpiresAt > now)
            {
                return null;
            }

            var epoch = (row?.Epoch ?? 0) + 1;
            var statement = row is null
                ? "insert into kernel_lease (name, holder, epoch, expires_at) values (@name, @holder, @epoch, @expires) on conflict (name) do nothing" // two may find no row
                : "update kernel_lease set holder = @holder, epoch = @epoch, expires_at = @expires where name = @name and epoch = @epoch - 1";
            var written = connection.Execute(
                transaction, statement, ("@name", name), ("@holder", node.Value), ("@epoch", epoch), ("@expires", (now + Term).ToUnixTimeMilliseconds()));
            return written == 1 ? new Lease(name, epoch) : null;
        },
        cancellation);

    public Task<bool> RenewAsync(Lease lease, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.Execute(
            transaction,
            "update kernel_lease set expires_at = @expires where name = @name and epoch = @epoch and holder = @holder",
            ("@expires", (clock.GetCurrentInstant() + Term).ToUnixTimeMilliseconds()),
            ("@name", lease.Name),
            ("@epoch", lease.Epoch),
            ("@holder", node.Value)) == 1,
        cancellation);

    public void Fence(Lease lease, DbConnection connection, DbTransaction transaction)
    {
        // Locking the row keeps a takeover waiting until this transaction ends; SQLite has one writer anyway.
        var lockRow = database.Name == "postgres" ? " for share" : "";
        var epoch = connection.Scalar(transaction, $"select epoch from kernel_lease where name = @name{lockRow}", ("@name", lease.Name));
        if (epoch is not long current || current != lease.Epoch)
        {
            throw new LeaseLostException(lease);
        }
    }

    private (string Holder, long Epoch, Instant ExpiresAt)? Read(string name, DbConnection connection, DbTransaction transaction)
    {
        var lockRow = database.Name == "postgres" ? " for update" : "";
        using var command = connection.Command(transaction, $"select holder, epoch, expires_at from kernel_lease where name = @name{lockRow}", ("@name", name));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetInt64(1), Instant.FromUnixTimeMilliseconds(reader.GetInt64(2))) : null;
    }
}
