using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Upheld.Kernel.Database;
using static SQLitePCL.raw;

namespace Upheld.Storage.Sqlite;

/// <summary>The one writer. Units queue up while a commit is on its way to the disk and are committed together by the next: one fsync for 50 or 60 of them
/// under load, none waits for a timer. A unit that fails is rolled back alone.</summary>
/// <remarks>Measured in the kernel's notes: 9 times the commits of a transaction each. A second writer beside the gate costs more than it does, so
/// migrations and jobs go through it too.</remarks>
internal sealed class WriteGate : IAsyncDisposable
{
    private const int Capacity = 4096;
    private const int MostInOneCommit = 256;
    private const string Stopped = "Writing has stopped after a failure of the disk; restart once it is mended.";

    private readonly SqliteConnection _connection;
    private readonly Channel<IWriteUnit> _queue = Channel.CreateBounded<IWriteUnit>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Thread _writer;
    private volatile Exception? _broken;

    public WriteGate(SqliteConnection connection)
    {
        _connection = connection;
        _writer = new Thread(Write) { Name = "sqlite writer", IsBackground = true };
        _writer.Start();
    }

    public async Task<T> EnqueueAsync<T>(WriteUnit<T> unit, CancellationToken cancellation)
    {
        if (_broken is { } broken)
        {
            throw new IOException(Stopped, broken);
        }

        await _queue.Writer.WriteAsync(unit, cancellation);
        return await unit.Outcome; // from here on it happens or fails, whatever the caller wishes
    }

    public ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _writer.Join();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write()
    {
        var batch = new List<IWriteUnit>(MostInOneCommit);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < MostInOneCommit && _queue.Reader.TryRead(out var unit))
            {
                batch.Add(unit);
            }

            Commit(batch);
        }
    }

    private void Commit(List<IWriteUnit> batch)
    {
        if (_broken is not null)
        {
            batch.ForEach(unit => unit.Fail(new IOException(Stopped, _broken)));
            return;
        }

        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var unit in batch)
            {
                Run(unit, transaction);
            }

            transaction.Commit();
        }
        catch (Exception e)
        {
            // A failed fsync leaves the file in an unknown state; trying again may report success for lost data. So writing stops for good.
            var error = ErrorOf(e);
            if (error?.SqliteErrorCode == SQLITE_IOERR && !IsFull(error))
            {
                _broken = e;
            }

            // A full disk undoes the whole commit, also what others wrote before the unit that filled it: nobody has been told yet that it was done.
            var reason = IsFull(error) ? new StorageFullException(e) : e;
            batch.ForEach(unit => unit.Fail(reason));
            return;
        }

        batch.ForEach(unit => unit.Succeed());
    }

    private static void Run(IWriteUnit unit, SqliteTransaction transaction)
    {
        const string Savepoint = "unit";
        transaction.Save(Savepoint);
        try
        {
            unit.Run(transaction.Connection!, transaction);
        }
        catch (Exception e) when (ErrorOf(e)?.SqliteErrorCode is not (SQLITE_IOERR or SQLITE_FULL or SQLITE_NOMEM)) // these may have undone the transaction around it
        {
            transaction.Rollback(Savepoint);
            unit.Fail(e);
        }

        transaction.Release(Savepoint);
    }

    /// <summary>No space, for the file itself or for the shared index beside it, which is made larger by writing too.</summary>
    private static bool IsFull(SqliteException? error) =>
        error is { SqliteErrorCode: SQLITE_FULL } or { SqliteExtendedErrorCode: SQLITE_IOERR_SHMSIZE };

    /// <summary>What SQLite complained of, however deeply EF has wrapped it; null when it was not SQLite.</summary>
    private static SqliteException? ErrorOf(Exception? e) => e is null or SqliteException ? (SqliteException?)e : ErrorOf(e.InnerException);
}
