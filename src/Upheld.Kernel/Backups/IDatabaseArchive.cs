using System.Data.Common;
using Upheld.Kernel.Database;
using Upheld.Kernel.Results;

namespace Upheld.Kernel.Backups;

/// <summary>Copies a whole database out and in again; each provider in its own way.</summary>
public interface IDatabaseArchive
{
    /// <summary><c>sqlite</c> or <c>postgres</c>: a copy goes back into the same kind only.</summary>
    string Name { get; }

    /// <summary>Writes one consistent state into files of a folder, while a server may go on writing.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="read">Called once with a connection that sees exactly the state that is copied.</param>
    /// <param name="cancellation">Leaves half a copy behind.</param>
    Task ExportAsync(string folder, Action<DbConnection> read, CancellationToken cancellation);

    /// <summary>Puts such files in the database's place. What stood there before is moved aside, or must be empty; it is never deleted.</summary>
    /// <param name="folder">The files.</param>
    /// <param name="lastMigration">The state of the schema in which they were written.</param>
    /// <param name="aside">Where files of the database before go.</param>
    /// <param name="db">A context on the database, not used before.</param>
    /// <param name="cancellation">Obeyed before the first change.</param>
    /// <returns><c>restore.database_not_empty</c>.</returns>
    Task<Result<Nothing>> ImportAsync(string folder, string lastMigration, string aside, UpheldDb db, CancellationToken cancellation);
}
