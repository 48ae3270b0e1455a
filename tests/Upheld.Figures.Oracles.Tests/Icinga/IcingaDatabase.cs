using System.Buffers.Binary;
using Npgsql;
using Upheld.Figures.Availability;
using Upheld.Figures.Timelines;
using Upheld.Testing.Postgres;

namespace Upheld.Figures.Oracles.Tests.Icinga;

/// <summary>The SLA function of Icinga DB in a database of its own. The schema is read from the installed package and never kept: its licence is not ours.</summary>
internal sealed class IcingaDatabase : IDisposable
{
    private const string Schema = "/usr/share/icingadb/schema/pgsql/schema.sql";
    private const string Shipped = "get_sla_ok_percent";
    private const string Exact = "exact_sla_ok_percent";

    private readonly NpgsqlConnection _connection;

    private IcingaDatabase(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? WhySkipped =>
        !TemporaryPostgres.IsInstalled ? TemporaryPostgres.WhySkipped
        : !File.Exists(Schema) ? "The SLA function of Icinga DB (Debian package icingadb) is not installed."
        : null;

    public static IcingaDatabase Create()
    {
        var connection = new NpgsqlConnection(TemporaryPostgres.Shared!.CreateDatabase());
        connection.Open();
        var database = new IcingaDatabase(connection);
        database.Run(File.ReadAllText(Schema));
        database.MakeExact();
        return database;
    }

    /// <summary>What the function says of each history and window; null where nothing is left in the denominator.</summary>
    public decimal?[] Ask(IReadOnlyList<(IcingaHistory History, Span Window)> cases) => Ask(cases, Exact);

    /// <summary>What the function says as it is shipped; an error where nothing is left in the denominator.</summary>
    public decimal?[] AskAsShipped(IReadOnlyList<(IcingaHistory History, Span Window)> cases) => Ask(cases, Shipped);

    public void Dispose() => _connection.Dispose();

    private decimal?[] Ask(IReadOnlyList<(IcingaHistory History, Span Window)> cases, string function)
    {
        Run("truncate sla_history_state, sla_history_downtime, host_state, service_state");
        InsertChanges(cases);
        InsertDowntimes(cases);
        InsertCurrentStates(cases);
        using var command = new NpgsqlCommand(
            $"select {function}(h, s, a, b) from unnest(@h, @s, @a, @b) with ordinality as asked(h, s, a, b, n) order by n", _connection);
        command.Parameters.AddWithValue("h", cases.Select((_, i) => HostOf(i)).ToArray());
        command.Parameters.AddWithValue("s", cases.Select((asked, i) => ServiceOf(asked.History, i)).ToArray());
        command.Parameters.AddWithValue("a", cases.Select(asked => asked.Window.Start).ToArray());
        command.Parameters.AddWithValue("b", cases.Select(asked => asked.Window.End).ToArray());
        using var reader = command.ExecuteReader();
        var answers = new List<decimal?>();
        while (reader.Read())
        {
            answers.Add(reader.IsDBNull(0) ? null : reader.GetDecimal(0));
        }
        return [.. answers];
    }

    // As shipped for PostgreSQL (1.1.0) the last line divides whole numbers and so loses all decimals, which the one for MySQL does not. A second function, made
    // here from the first, divides decimals; nothing else of it differs.
    private void MakeExact()
    {
        using var command = new NpgsqlCommand($"select pg_get_functiondef('{Shipped}'::regproc)", _connection);
        var shipped = (string)command.ExecuteScalar()!;
        var exact = shipped.Replace(Shipped, Exact, StringComparison.Ordinal)
            .Replace("RETURN 100 *", "RETURN 100.0 *", StringComparison.Ordinal)
            .Replace("/ total_time;", "/ nullif(total_time, 0);", StringComparison.Ordinal);
        Run(exact);
    }

    private void InsertChanges(IReadOnlyList<(IcingaHistory History, Span Window)> cases)
    {
        var rows = cases.SelectMany((asked, i) => asked.History.Changes.Select(change => (asked.History, Case: i, Change: change))).ToList();
        Insert(
            "insert into sla_history_state (id, environment_id, object_type, host_id, service_id, event_time, hard_state, previous_hard_state) " +
            "select id, @environment, type::checkable_type, host, service, at, state, previous " +
            "from unnest(@id, @type, @host, @service, @at, @state, @previous) as row(id, type, host, service, at, state, previous)",
            ("id", rows.Select((_, n) => Id('c', n)).ToArray()),
            ("type", rows.Select(row => TypeOf(row.History)).ToArray()),
            ("host", rows.Select(row => HostOf(row.Case)).ToArray()),
            ("service", rows.Select(row => ServiceOf(row.History, row.Case)).ToArray()),
            ("at", rows.Select(row => row.Change.At).ToArray()),
            ("state", rows.Select(row => (short)row.Change.HardState).ToArray()),
            ("previous", rows.Select(row => (short)row.Change.PreviousHardState).ToArray()));
    }

    private void InsertDowntimes(IReadOnlyList<(IcingaHistory History, Span Window)> cases)
    {
        var rows = cases.SelectMany((asked, i) => asked.History.Downtimes.Select(downtime => (asked.History, Case: i, Downtime: downtime))).ToList();
        Insert(
            "insert into sla_history_downtime (environment_id, object_type, host_id, service_id, downtime_id, downtime_start, downtime_end) " +
            "select @environment, type::checkable_type, host, service, id, starts, ends from unnest(@id, @type, @host, @service, @starts, @ends) as row(id, type, host, service, starts, ends)",
            ("id", rows.Select((_, n) => Id('d', n)).ToArray()),
            ("type", rows.Select(row => TypeOf(row.History)).ToArray()),
            ("host", rows.Select(row => HostOf(row.Case)).ToArray()),
            ("service", rows.Select(row => ServiceOf(row.History, row.Case)).ToArray()),
            ("starts", rows.Select(row => row.Downtime.Start).ToArray()),
            ("ends", rows.Select(row => row.Downtime.End).ToArray()));
    }

    private void InsertCurrentStates(IReadOnlyList<(IcingaHistory History, Span Window)> cases)
    {
        foreach (var isService in (bool[])[false, true])
        {
            var rows = cases.Select((asked, i) => (asked.History, Case: i)).Where(row => row.History.IsService == isService && row.History.CurrentState is not null).ToList();
            var (table, column, value) = isService ? ("service_state", "service_id, ", "service, ") : ("host_state", "", "");
            Insert(
                $"insert into {table} (id, host_id, {column}environment_id, properties_checksum, soft_state, hard_state, previous_soft_state, previous_hard_state, " +
                "check_attempt, severity, last_state_change, next_check, next_update) " +
                $"select id, host, {value}@environment, @environment, state, state, 0, 0, 1, 0, 0, 0, 0 from unnest(@id, @host, @service, @state) as row(id, host, service, state)",
                ("id", rows.Select((_, n) => Id('s', n)).ToArray()),
                ("host", rows.Select(row => HostOf(row.Case)).ToArray()),
                ("service", rows.Select(row => ServiceOf(row.History, row.Case)).ToArray()),
                ("state", rows.Select(row => (short)row.History.CurrentState!.Value).ToArray()));
        }
    }

    private void Insert(string statement, params (string Name, object Values)[] columns)
    {
        using var command = new NpgsqlCommand(statement, _connection);
        command.Parameters.AddWithValue("environment", Id('e', 0));
        foreach (var (name, values) in columns)
        {
            command.Parameters.AddWithValue(name, values);
        }
        command.ExecuteNonQuery();
    }

    private void Run(string statements)
    {
        using var command = new NpgsqlCommand(statements, _connection);
        command.ExecuteNonQuery();
    }

    private static string TypeOf(IcingaHistory history) => history.IsService ? "service" : "host";

    private static byte[] HostOf(int number) => Id('h', number);

    private static byte[]? ServiceOf(IcingaHistory history, int number) => history.IsService ? Id('v', number) : null;

    private static byte[] Id(char kind, int number)
    {
        var id = new byte[20];
        id[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(id.AsSpan(16), number);
        return id;
    }
}
