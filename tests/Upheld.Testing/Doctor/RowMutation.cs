using System.Data.Common;
using System.Text;
using Upheld.Kernel.Database;

namespace Upheld.Testing.Doctor;

/// <summary>Changes one thing in tables of evidence, past everything that the program would allow: a bit of a column, its end, a row, two rows, a forged row.</summary>
public sealed class RowMutation
{
    private readonly IReadOnlyList<EvidenceTable> _tables;
    private readonly Func<string, byte[]?, byte[]?, bool> _isSame;
    private readonly DbConnection _connection;
    private readonly bool _isSqlite;
    private readonly Random _random;
    private readonly Dictionary<string, List<object[]>> _keys = [];

    /// <param name="connection">Where the rows are changed; in a transaction that the caller rolls back.</param>
    /// <param name="isSqlite">Which database it is.</param>
    /// <param name="random">Decides everything.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="isSame">Whether the bytes of a column say the same before and after, as a compressed stream may be written in several ways; nothing was changed then.</param>
    public RowMutation(
        DbConnection connection, bool isSqlite, Random random, IReadOnlyList<EvidenceTable> tables, Func<string, byte[]?, byte[]?, bool>? isSame = null)
    {
        (_connection, _isSqlite, _random, _tables, _isSame) = (connection, isSqlite, random, tables, isSame ?? ((_, _, _) => false));
        foreach (var table in tables)
        {
            _keys[table.Name] = ReadAll($"select {string.Join(", ", table.Key)} from {table.Name} order by {string.Join(", ", table.Key)}");
        }
    }

    /// <summary>Changes something; answers what, or null when the database would not have it (a unique index, a text that is none).</summary>
    public string? Apply()
    {
        var table = Pick(_tables.SelectMany(t => Enumerable.Repeat(t, t.Weight)).ToList());
        _connection.Execute(null, "savepoint mutation");
        try
        {
            return _random.Next(12) switch
            {
                < 6 => Flip(table),
                6 => table.CanMissRows ? Delete(table) : null,
                7 => table.IsKeyEvidence ? Swap(table) : SwapColumn(table),
                8 => table.CountsRows ? Duplicate(table) : null,
                < 11 => Truncate(table),
                _ => Nullify(table),
            };
        }
        catch (DbException)
        {
            _connection.Execute(null, "rollback to mutation");
            return null;
        }
    }

    private string? Flip(EvidenceTable table)
    {
        var (key, column) = (Pick(_keys[table.Name]), Pick([.. table.IsKeyEvidence ? table.Key : [], .. table.Columns]));
        var before = Read(table, key, column);
        var flipped = Flip(before, column);
        if (flipped is byte[] bytes && _isSame(column, before as byte[], bytes))
        {
            return null;
        }

        Update(table, key, column, flipped);
        return $"flip {table.Name}.{column} of {Show(key)}";
    }

    private string? Truncate(EvidenceTable table)
    {
        var (key, column) = (Pick(_keys[table.Name]), Pick(table.Columns));
        var value = Read(table, key, column);
        if (value is byte[] { Length: > 0 } bytes)
        {
            var cut = bytes[.._random.Next(bytes.Length)];
            if (_isSame(column, bytes, cut))
            {
                return null;
            }

            Update(table, key, column, cut);
            return $"cut {table.Name}.{column} of {Show(key)} to {cut.Length} of {bytes.Length}";
        }

        if (value is not string { Length: > 0 } text)
        {
            return null;
        }

        var length = _random.Next(text.Length);
        Update(table, key, column, text[..length]);
        return $"cut {table.Name}.{column} of {Show(key)} to {length} of {text.Length}";
    }

    private string? SwapColumn(EvidenceTable table)
    {
        var (one, other, column) = (Pick(_keys[table.Name]), Pick(_keys[table.Name]), Pick(table.Columns));
        var (a, b) = (Read(table, one, column), Read(table, other, column));
        if (Same(a, b) || (table.SwapsAcross is { } across && Same(Read(table, one, across), Read(table, other, across)))
            || ((a ?? b) is byte[] && _isSame(column, a as byte[], b as byte[])))
        {
            return null;
        }

        Update(table, one, column, b);
        Update(table, other, column, a);
        return $"swap {table.Name}.{column} of {Show(one)} and {Show(other)}";
    }

    private string? Nullify(EvidenceTable table)
    {
        var (key, column) = (Pick(_keys[table.Name]), Pick(table.Columns));
        var value = Read(table, key, column);
        if (value is null || (value is byte[] bytes && _isSame(column, bytes, null)))
        {
            return null;
        }

        Update(table, key, column, null);
        return $"nullify {table.Name}.{column} of {Show(key)}";
    }

    private string? Delete(EvidenceTable table)
    {
        var key = Pick(_keys[table.Name]);
        return Execute($"delete from {table.Name} where {Where(table)}", Named(table, key)) == 1 ? $"delete {table.Name} {Show(key)}" : null;
    }

    private string? Swap(EvidenceTable table)
    {
        var (one, other) = (Pick(_keys[table.Name]), Pick(_keys[table.Name]));
        var columns = table.Name == "kernel_fact" && _random.Next(2) == 0 ? ["seq", "log", "idx"] : table.Columns; // the places alone, or all contents
        var (a, b) = (ReadRow(table, one, columns), ReadRow(table, other, columns));
        if (a.Zip(b).All(pair => Same(pair.First, pair.Second)))
        {
            return null;
        }

        var (whole, rest) = (ReadRow(table, one, All(table)), ReadRow(table, other, All(table)));
        Execute($"delete from {table.Name} where {Where(table)}", Named(table, one));
        Execute($"delete from {table.Name} where {Where(table)}", Named(table, other));
        Insert(table, one, Replaced(table, whole, columns, b));
        Insert(table, other, Replaced(table, rest, columns, a));
        return $"swap {table.Name} {Show(one)} and {Show(other)} ({columns.Length} columns)";
    }

    /// <summary>A copy of a row under another key, and where need be with the other columns that are unique made to fit.</summary>
    private string Duplicate(EvidenceTable table)
    {
        var key = Pick(_keys[table.Name]);
        var columnsOf = All(table);
        var row = ReadRow(table, key, columnsOf);
        var fresh = key.Select(part => part is long or int ? Add(part, 1 + _random.Next(1000)) : Flip(part, "id")).ToArray();
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = columnsOf[i] switch
            {
                "seq" => _connection.Scalar(null, "select max(seq) + 1 from kernel_fact"),
                "idx" => Execute1("select max(idx) + 1 from kernel_fact where log = @log", ("@log", row[Array.IndexOf(columnsOf, "log")])),
                "generation" or "version" => Add(row[i]!, 1000),
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
                return column is "slot" or "seq" or "idx" or "batch" or "end_at" or "end_earliest" or "size" ? 1L << _random.Next(62) : column == "log" ? _isSqlite ? new byte[16] : Guid.Empty : column is "checkpoint" or "terms" or "period" ? "x" : new byte[32];
            case long number:
                return number ^ (1L << _random.Next(63));
            case int number:
                return number ^ (1 << _random.Next(31));
            case bool flag:
                return !flag;
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

    private static object?[] Replaced(EvidenceTable table, object?[] row, string[] columns, object?[] values)
    {
        var copy = row.ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            copy[Array.IndexOf(All(table), columns[i])] = values[i];
        }

        return copy;
    }

    private static bool Same(object? one, object? other) => one is byte[] a && other is byte[] b ? a.SequenceEqual(b) : Equals(one, other);

    private void Update(EvidenceTable table, object[] key, string column, object? value)
    {
        var set = value is Utf8 ? "cast(@value as text)" : "@value"; // keeps bytes that are no UTF-8
        Execute($"update {table.Name} set {column} = {set} where {Where(table)}", [.. Named(table, key), ("@value", value is Utf8 text ? text.Bytes : value)]);
    }

    private void Insert(EvidenceTable table, object[] key, object?[] row)
    {
        var names = table.Key.Concat(All(table)).ToList();
        Execute(
            $"insert into {table.Name} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(n => $"@{n}"))})",
            [.. names.Zip([.. key, .. row], (name, value) => ($"@{name}", value))]);
    }

    private static string[] All(EvidenceTable table) => [.. table.Columns, .. table.Others];

    private object? Read(EvidenceTable table, object[] key, string column) => ReadRow(table, key, [column])[0];

    private object?[] ReadRow(EvidenceTable table, object[] key, string[] columns)
    {
        using var command = _connection.Command(null, $"select {string.Join(", ", columns)} from {table.Name} where {Where(table)}", [.. Named(table, key)]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            throw new InvalidOperationException($"{table.Name} has no row {Show(key)}.");
        }

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

    private static string Where(EvidenceTable table) => string.Join(" and ", table.Key.Select(k => $"{k} = @key_{k}"));

    private static IEnumerable<(string, object?)> Named(EvidenceTable table, object[] key) => table.Key.Zip(key, (name, value) => ($"@key_{name}", (object?)value));

    private int Execute(string sql, IEnumerable<(string, object?)> parameters) => _connection.Execute(null, sql, [.. parameters]);

    private object? Execute1(string sql, params (string, object?)[] parameters) => _connection.Scalar(null, sql, parameters);

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private static string Show(object[] key) => string.Join('/', key.Select(k => k is byte[] bytes ? Convert.ToHexStringLower(bytes) : k));

    private sealed record Utf8(byte[] Bytes);
}
