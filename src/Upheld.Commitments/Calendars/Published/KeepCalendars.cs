using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Commitments.Calendars.Published;

/// <summary>Looks once at every start whether this program reads a calendar differently from the one before it.</summary>
internal sealed partial class KeepCalendars(SliceRunner slices, ILogger<KeepCalendars> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await slices.RunAsync<PublishCalendars>(Scope.Installation("every customer's promises may use a calendar"), p => p.ExecuteAsync(stoppingToken), stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e); // figures keep to the versions that are logged; the next apply or start tries again
        }
    }

    [LoggerMessage(LogLevel.Error, "Could not look for calendars that have changed")]
    private partial void LogFailed(Exception e);
}
