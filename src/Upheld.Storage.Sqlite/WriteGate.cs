using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Upheld.Storage.Sqlite;

/// <summary>The one writer. Units queue up while a commit is on its way to the disk and are committed together by the next: one fsync for 50 or 60 of them
/// under load, none waits for a timer. A unit that fails is rolled back alone.</summary>
/// <remarks>Measured in the kernel's notes: 9 times the commits of a transaction each. A second writer beside the gate costs more than it does, so
/// migrations and jobs go through it too.</remarks>
internal sealed class WriteGate : IAsyncDisposable
{
    private const int Capacity = 4096;
    private const int MostInOneCommit = 256;
    private const int IoError = 10; // SQLITE_IOERR and its extended codes

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
            throw new IOException("Writing has stopped after a failure of the disk; restart once it is mended.", broken);
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
            batch.ForEach(unit => unit.Fail(new IOException("Writing has stopped after a failure of the disk.", _broken)));
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
            if (e is SqliteException { SqliteErrorCode: IoError })
            {
                _broken = e;
            }

            batch.ForEach(unit => unit.Fail(e));
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
        catch (Exception e) when (e is not SqliteException { SqliteErrorCode: IoError })
        {
            transaction.Rollback(Savepoint);
            unit.Fail(e);
        }

        transaction.Release(Savepoint);
    }
}
