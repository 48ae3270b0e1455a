using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Upheld.Design.Live;

/// <summary>Answers an <c>&lt;up-live&gt;</c>: a stream of server-sent events, each the element's whole new content.</summary>
public static class LiveStream
{
    /// <summary>How often a stream asks whether its reader may still read. An idle stream sends a ping at the same time, which keeps proxies from closing it.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(30);

    /// <summary>A stream of contents.</summary>
    /// <param name="http">The request. The stream ends with it, and with the host: an open stream must not hold up a shutdown.</param>
    /// <param name="contents">The contents; the first one must come at once, since a tab that was hidden catches up with it.</param>
    /// <param name="mayStillRead">Whether the sign-in still stands; the stream ends when it does not. It is no activity of the user's.</param>
    public static ServerSentEventsResult<string> Answer(
        HttpContext http, Func<CancellationToken, IAsyncEnumerable<string>> contents, Func<CancellationToken, ValueTask<bool>> mayStillRead)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var time = http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        http.Response.RegisterForDispose(ending);
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold the messages back
        return TypedResults.ServerSentEvents(Run(contents, mayStillRead, time, ending.Token));
    }

    /// <summary>Interleaves the contents with the checks. Ends quietly when it is cancelled: a closed tab is no error.</summary>
    internal static async IAsyncEnumerable<SseItem<string>> Run(
        Func<CancellationToken, IAsyncEnumerable<string>> contents, Func<CancellationToken, ValueTask<bool>> mayStillRead, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var content = contents(ending.Token).GetAsyncEnumerator(ending.Token);
        var next = content.MoveNextAsync().AsTask();
        var check = Task.Delay(Recheck, time, ending.Token);
        try
        {
            while (true)
            {
                var first = await Task.WhenAny(next, check);
                if (first.IsCanceled || cancellation.IsCancellationRequested) { yield break; }
                if (first == check)
                {
                    if (!await mayStillRead(cancellation)) { yield break; }
                    check = Task.Delay(Recheck, time, ending.Token);
                    yield return new SseItem<string>("", "ping");
                    continue;
                }
                if (!await next) { yield break; }
                yield return new SseItem<string>(content.Current);
                next = content.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the enumerator may only be disposed of between its steps
        }
    }
}
