using System.Runtime.CompilerServices;
using NodaTime;
using Upheld.Design.Time;
using Upheld.Kernel.Signals;

namespace Upheld.Monitoring.Checks;

/// <summary>Renders a live part again when something has changed, and now and then for what ages; says it only when it differs.</summary>
internal sealed class LiveRenderings(ChangeFeed changes, ReaderZone zones, TimeProvider time)
{
    /// <summary>A burst of changes is one rendering.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(300);

    /// <param name="atLeastEvery">The longest time between two renderings.</param>
    /// <param name="render">Gives the content in the page's zone; null ends the stream.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<string> RunAsync(TimeSpan atLeastEvery, Func<DateTimeZone, Task<string?>> render, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var zone = zones.Current;
        string? last = null;
        while (await render(zone) is { } html)
        {
            if (html != last)
            {
                yield return last = html;
            }

            if (await changes.WaitAsync(atLeastEvery, time, cancellation))
            {
                await Task.Delay(Gather, time, cancellation);
            }
        }
    }
}
