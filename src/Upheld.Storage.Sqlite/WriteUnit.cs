using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Database;

namespace Upheld.Storage.Sqlite;

/// <summary>Something that is written as a whole or not at all, together with others in one commit.</summary>
internal interface IWriteUnit
{
    void Run(SqliteConnection connection, SqliteTransaction transaction);

    void Succeed();

    void Fail(Exception reason);
}

/// <summary>A unit with a result, which its caller gets after the commit.</summary>
internal abstract class WriteUnit<T> : IWriteUnit
{
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously); // else callers would run on the writer's thread
    private T? _result;

    public Task<T> Outcome => _outcome.Task;

    public void Run(SqliteConnection connection, SqliteTransaction transaction) => _result = Write(connection, transaction);

    public void Succeed() => _outcome.TrySetResult(_result!); // does nothing when the unit failed before

    public void Fail(Exception reason) => _outcome.TrySetException(reason);

    protected abstract T Write(SqliteConnection connection, SqliteTransaction transaction);
}

/// <summary>Statements past EF.</summary>
internal sealed class StatementUnit<T>(Func<DbConnection, DbTransaction, T> work) : WriteUnit<T>
{
    protected override T Write(SqliteConnection connection, SqliteTransaction transaction) => work(connection, transaction);
}

/// <summary>A context that saves: it is lent the writer's connection for the moment.</summary>
internal sealed class ContextUnit(UpheldDb db, Func<int> save) : WriteUnit<int>
{
    protected override int Write(SqliteConnection connection, SqliteTransaction transaction)
    {
        var own = db.Database.GetDbConnection();
        db.Database.SetDbConnection(connection);
        try
        {
            db.Database.UseTransaction(transaction);
            return save();
        }
        finally
        {
            db.Database.UseTransaction(null);
            db.Database.SetDbConnection(own, contextOwnsConnection: true);
        }
    }
}
