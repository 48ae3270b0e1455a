using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Upheld.Load;
using Upheld.Monitoring.Samples;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

// The server itself, with writers inside it that note what was acknowledged to them: made to be killed. Options are those of `upheld serve`, and --journal FILE.
var words = new Arguments(args);
using var journal = new Journal(words.Option("journal")!);
var settings = ServerSettings.From(words);
using var held = settings.Data.TryLock();
if (held is null)
{
    return 3;
}

await using var app = UpheldHost.Build(settings, loops: true, services =>
{
    services.AddSingleton(new SampleSettings(Duration.FromSeconds(2))); // seals as often as it flushes, so that a kill meets one
    services.AddSingleton(journal);
    services.AddHostedService<Writers>();
    services.AddHostedService<Watcher>();
});
await UpheldHost.PrepareAsync(app, CancellationToken.None);
journal.Write(["prepared"]);
await app.StartAsync();
journal.Write(["ready"]);
await app.WaitForShutdownAsync();
return 0;
