using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upheld.Kernel.Access;
using Upheld.Kernel.Database;
using Upheld.Kernel.Scopes;
using Upheld.Monitoring.Checking;
using Upheld.Monitoring.Monitors;
using Upheld.Monitoring.Probes.Heartbeat;

namespace Upheld.Monitoring.Heartbeats;

/// <summary>Takes a job's call. The signal is durable before the job is answered, and its monitor is looked at at once.</summary>
internal sealed class TakeHeartbeat(UpheldDb db, HeartbeatBoard board, CheckEngine engine, IClock clock)
{
    /// <summary>So much of the end of a job's log is kept.</summary>
    public const int LogLength = 10_000;

    /// <summary>More than this is not read of a body at all.</summary>
    private const int BodyLength = 1_000_000;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/h/{token}/{signal?}", Methods, Handle)
            .WithName(nameof(TakeHeartbeat)).RequireAuthorization(KernelPolicies.Anybody).DisableAntiforgery() // the token in the path is the key
            .WithMetadata(new InstallationScopeAttribute("the token alone says whose job it is"));

    /// <returns>False when there is no such token, or its monitor is not in use.</returns>
    public async Task<bool> ExecuteAsync(string token, HeartbeatEnd end, string? log, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var row = await db.Set<HeartbeatRow>().SingleOrDefaultAsync(
            h => h.Token == token && db.Set<Monitor>().Any(m => m.Id == h.Monitor && m.RetiredAt == null), cancellation);
        if (row is null)
        {
            return false;
        }

        var told = Told(end, now);
        var signals = row.ToSignals().With(told);
        (row.LastSuccess, row.LastFailure, row.LastStart) = (signals.LastSuccess, signals.LastFailure, signals.LastStart);
        row.ExitCode = end.IsStart ? row.ExitCode : end.ExitCode;
        await db.SaveChangesAsync(cancellation);
        board.Add(row.Monitor, told, log);
        engine.LookAt(row.Monitor);
        return true;
    }

    private static HeartbeatSignals Told(HeartbeatEnd end, Instant now) =>
        end.IsStart ? new HeartbeatSignals(null, LastStart: now) : end.IsSuccess ? new HeartbeatSignals(now) : new HeartbeatSignals(null, now);

    private static async Task<ContentHttpResult> Handle(
        string token, string? signal, HttpRequest request, TakeHeartbeat take, CancellationToken cancellation)
    {
        if (HeartbeatEnd.Parse(signal) is not { } end)
        {
            return Answer("no such address", StatusCodes.Status404NotFound);
        }

        if (request.ContentLength > BodyLength)
        {
            return Answer("at most 1 MB", StatusCodes.Status413PayloadTooLarge);
        }

        var log = await TailAsync(request.Body, cancellation);
        return await take.ExecuteAsync(token, end, log, cancellation) ? Answer("ok", StatusCodes.Status200OK) : Answer("no such address", StatusCodes.Status404NotFound);
    }

    /// <summary>A job reads a line, not a page.</summary>
    private static ContentHttpResult Answer(string text, int status) => TypedResults.Text(text + "\n", "text/plain", Encoding.UTF8, status);

    /// <summary>The last bytes of a body as text; null when it is empty. A character that was cut in two is left out.</summary>
    internal static async Task<string?> TailAsync(Stream body, CancellationToken cancellation)
    {
        var tail = new byte[2 * LogLength];
        var (length, read, all) = (0, 0, 0);
        while (all < BodyLength && (read = await body.ReadAsync(tail.AsMemory(length), cancellation)) > 0)
        {
            (length, all) = (length + read, all + read);
            if (length > LogLength)
            {
                tail.AsSpan(length - LogLength, LogLength).CopyTo(tail);
                length = LogLength;
            }
        }

        var start = 0;
        while (all > LogLength && start < length && (tail[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return length == 0 ? null : Encoding.UTF8.GetString(tail, start, length - start);
    }
}
