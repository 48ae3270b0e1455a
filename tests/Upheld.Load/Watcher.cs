using System.Globalization;
using Microsoft.Extensions.Hosting;
using Upheld.Kernel.Database;

namespace Upheld.Load;

/// <summary>Notes what a reader can see: the place of each fact, how far each log is signed, how many samples are durable. Whatever was once seen must stay so.</summary>
internal sealed class Watcher(IDatabaseProvider database, Journal journal) : BackgroundService
{
    private long _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using (var connection = await database.OpenReaderAsync(stoppingToken))
            {
                _seen = connection.Scalar(null, "select max(seq) from kernel_fact") is long max && _seen == 0 ? Math.Max(0, max - 500) : _seen; // what earlier lives saw stands in their journals
                journal.Write([.. Places(connection), .. Heads(connection), Samples(connection)]);
            }

            await Task.Delay(100, stoppingToken);
        }
    }

    private List<string> Places(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command(null, "select seq, id, log, idx from kernel_fact where seq > @seen order by seq limit 2000", ("@seen", _seen));
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            _seen = reader.GetInt64(0);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"place {Id(reader.GetValue(1))} {_seen} {Id(reader.GetValue(2))} {reader.GetInt64(3)}"));
        }

        return lines;
    }

    private static List<string> Heads(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command(null, "select id, signed_size from kernel_log");
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"signed {Id(reader.GetValue(0))} {reader.GetInt64(1)}"));
        }

        return lines;
    }

    private static string Samples(System.Data.Common.DbConnection connection)
    {
        var count = (long)connection.Scalar(
            null,
            "select cast((select coalesce(sum(count), 0) from monitoring_batch) + (select coalesce(sum(length(records)), 0) / 18 from monitoring_chunk where batch is null) as bigint)")!;
        return string.Create(CultureInfo.InvariantCulture, $"samples {count}");
    }

    private static Guid Id(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
}
