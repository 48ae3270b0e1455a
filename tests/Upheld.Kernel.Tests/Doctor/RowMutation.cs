using System.Data.Common;
using System.Text;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Tests.Doctor;

/// <summary>Changes one thing in the ledger's tables, past everything that the program would allow: a bit of a column, a row, two rows, a forged row.</summary>
internal sealed class RowMutation
{
    private static readonly Table[] Tables =
    [
        new("kernel_fact", ["id"], ["customer", "type", "at", "recorded_at", "source", "body", "slot", "commitment", "inner_root", "seq", "log", "idx", "leaf_hash"], 10, true),
        new("kernel_log", ["id"], ["customer", "generation", "origin", "read_token", "size", "root", "edge", "signed_size", "checkpoint"], 6, true),
        new("kernel_tile", ["log", "level", "n"], ["hashes"], 4, true),
        new("kernel_personal", ["commitment"], ["customer", "salt", "data"], 4, true),

        // Whether a kept head is missing only whoever refers to it can tell.
        new("kernel_checkpoint", ["log", "size"], ["note"], 3, CanMissRows: false),
    ];

    private readonly DbConnection _connection;
    private readonly bool _isSqlite;
    private readonly Random _random;
    private readonly Dictionary<string, List<object[]>> _keys = [];

    public RowMutation(DbConnection connection, bool isSqlite, Random random)
    {
        (_connection, _isSqlite, _random) = (connection, isSqlite, random);
        foreach (var table in Tables)
        {
            _keys[table.Name] = ReadAll($"select {string.Join(", ", table.Key)} from {table.Name} order by {string.Join(", ", table.Key)}");
        }
    }

    /// <summary>Changes something; answers what, or null when the database would not have it (a unique index, a text that is none).</summary>
    public string? Apply()
    {
        var table = Pick(Tables.SelectMany(t => Enumerable.Repeat(t, t.Weight)).ToList());
        _connection.Execute(null, "savepoint mutation");
        try
        {
            return _random.Next(10) switch
            {
                < 6 => Flip(table),
                6 when table.CanMissRows => Delete(table),
                7 => Swap(table),
                8 => Duplicate(table),
                _ => Nullify(table),
            };
        }
        catch (DbException)
        {
            _connection.Execute(null, "rollback to mutation");
            return null;
        }
    }

    private string Flip(Table table)
    {
        var (key, column) = (Pick(_keys[table.Name]), Pick([.. table.Key, .. table.Columns]));
        var flipped = Flip(Read(table, key, column), column);
        Update(table, key, column, flipped);
        return $"flip {table.Name}.{column} of {Show(key)}";
    }

    private string? Nullify(Table table)
    {
        var (key, column) = (Pick(_keys[table.Name]), Pick(table.Columns));
        if (Read(table, key, column) is null)
        {
            return null;
        }

        Update(table, key, column, null);
        return $"nullify {table.Name}.{column} of {Show(key)}";
    }

    private string? Delete(Table table)
    {
        var key = Pick(_keys[table.Name]);
        return Execute($"delete from {table.Name} where {Where(table)}", Named(table, key)) == 1 ? $"delete {table.Name} {Show(key)}" : null;
    }

    private string? Swap(Table table)
    {
        var (one, other) = (Pick(_keys[table.Name]), Pick(_keys[table.Name]));
        var columns = table.Name == "kernel_fact" && _random.Next(2) == 0 ? ["seq", "log", "idx"] : table.Columns; // the places alone, or all contents
        var (a, b) = (ReadRow(table, one, columns), ReadRow(table, other, columns));
        if (a.Zip(b).All(pair => Same(pair.First, pair.Second)))
        {
            return null;
        }

        var (whole, rest) = (ReadRow(table, one, table.Columns), ReadRow(table, other, table.Columns));
        Execute($"delete from {table.Name} where {Where(table)}", Named(table, one));
        Execute($"delete from {table.Name} where {Where(table)}", Named(table, other));
        Insert(table, one, Replaced(table, whole, columns, b));
        Insert(table, other, Replaced(table, rest, columns, a));
        return $"swap {table.Name} {Show(one)} and {Show(other)} ({columns.Length} columns)";
    }

    /// <summary>A copy of a row under another key, and where need be with the other columns that are unique made to fit.</summary>
    private string Duplicate(Table table)
    {
        var key = Pick(_keys[table.Name]);
        var row = ReadRow(table, key, table.Columns);
        var fresh = key.Select(part => part is long or int ? Add(part, 1 + _random.Next(1000)) : Flip(part, "id")).ToArray();
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = table.Columns[i] switch
            {
                "seq" => _connection.Scalar(null, "select max(seq) + 1 from kernel_fact"),
                "idx" => Execute1("select max(idx) + 1 from kernel_fact where log = @log", ("@log", row[Array.IndexOf(table.Columns, "log")])),
                "generation" => Add(row[i]!, 1),
                "origin" => "upheld.example/c/forged/log",
                "read_token" => new string('0', 56),
                _ => row[i],
            };
        }

        Insert(table, fresh, row);
        return $"duplicate {table.Name} {Show(key)}";
    }

    private object Flip(object? value, string column)
    {
        switch (value)
        {
            case null:
                return column is "slot" or "seq" or "idx" ? 1L << _random.Next(62) : column == "log" ? _isSqlite ? new byte[16] : Guid.Empty : column == "checkpoint" ? "x" : new byte[32];
            case long number:
                return number ^ (1L << _random.Next(63));
            case int number:
                return number ^ (1 << _random.Next(31));
            case Guid id:
                return new Guid(FlipBytes(id.ToByteArray(bigEndian: true)), bigEndian: true);
            case byte[] bytes:
                return FlipBytes(bytes);
            case string text:
                var flipped = FlipBytes(Encoding.UTF8.GetBytes(text));
                return _isSqlite ? new Utf8(flipped) : Encoding.UTF8.GetString(flipped);
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private byte[] FlipBytes(byte[] bytes)
    {
        var copy = bytes.Length == 0 ? [0] : bytes.ToArray();
        copy[_random.Next(copy.Length)] ^= (byte)(1 << _random.Next(8));
        return copy;
    }

    private static object Add(object number, int more) => number is long l ? l + more : (int)number + more;

    private static object?[] Replaced(Table table, object?[] row, string[] columns, object?[] values)
    {
        var copy = row.ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            copy[Array.IndexOf(table.Columns, columns[i])] = values[i];
        }

        return copy;
    }

    private static bool Same(object? one, object? other) => one is byte[] a && other is byte[] b ? a.SequenceEqual(b) : Equals(one, other);

    private void Update(Table table, object[] key, string column, object? value)
    {
        var set = value is Utf8 ? "cast(@value as text)" : "@value"; // keeps bytes that are no UTF-8
        Execute($"update {table.Name} set {column} = {set} where {Where(table)}", [.. Named(table, key), ("@value", value is Utf8 text ? text.Bytes : value)]);
    }

    private void Insert(Table table, object[] key, object?[] row)
    {
        var names = table.Key.Concat(table.Columns).ToList();
        Execute(
            $"insert into {table.Name} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(n => $"@{n}"))})",
            [.. names.Zip([.. key, .. row], (name, value) => ($"@{name}", value))]);
    }

    private object? Read(Table table, object[] key, string column) => ReadRow(table, key, [column])[0];

    private object?[] ReadRow(Table table, object[] key, string[] columns)
    {
        using var command = _connection.Command(null, $"select {string.Join(", ", columns)} from {table.Name} where {Where(table)}", [.. Named(table, key)]);
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return [.. Enumerable.Range(0, columns.Length).Select(i => reader.IsDBNull(i) ? null : Narrow(reader.GetValue(i), columns[i]))];
    }

    /// <summary>SQLite knows one size of integer only.</summary>
    private static object Narrow(object value, string column) => value is long number && column is "generation" or "level" && value is long n ? (int)n : value;

    private List<object[]> ReadAll(string sql)
    {
        using var command = _connection.Command(null, sql);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Narrow(reader.GetValue(i), reader.GetName(i)))]);
        }

        return rows;
    }

    private static string Where(Table table) => string.Join(" and ", table.Key.Select(k => $"{k} = @key_{k}"));

    private static IEnumerable<(string, object?)> Named(Table table, object[] key) => table.Key.Zip(key, (name, value) => ($"@key_{name}", (object?)value));

    private int Execute(string sql, IEnumerable<(string, object?)> parameters) => _connection.Execute(null, sql, [.. parameters]);

    private object? Execute1(string sql, params (string, object?)[] parameters) => _connection.Scalar(null, sql, parameters);

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private static string Show(object[] key) => string.Join('/', key.Select(k => k is byte[] bytes ? Convert.ToHexStringLower(bytes) : k));

    private sealed record Table(string Name, string[] Key, string[] Columns, int Weight, bool CanMissRows);

    private sealed record Utf8(byte[] Bytes);
}
