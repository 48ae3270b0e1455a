using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Web.CommandLine;
using Upheld.Web.Hosting;

namespace Upheld.Web.Tests.CommandLine;

/// <summary>The program over a data folder, without its loops.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly Scope Everybody = Scope.Installation("test");

    private Installation(WebApplication app) => App = app;

    public WebApplication App { get; }

    public IServiceProvider Services => App.Services;

    public static async Task<Installation> OpenAsync(string folder, params string[] more)
    {
        var app = UpheldHost.Build(ServerSettings.From(new Arguments(["--data", folder, .. more])), loops: false, RoleHeader.Use);
        await UpheldHost.PrepareAsync(app, CancellationToken.None);
        return new Installation(app);
    }

    /// <summary>Serves HTTP, still without loops.</summary>
    public async Task<HttpClient> ServeAsync()
    {
        App.Urls.Add("http://127.0.0.1:0");
        await App.StartAsync();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(App.Urls.First()) };
    }

    /// <summary>Records facts and answers their ids.</summary>
    public Task<List<Guid>> RecordAsync(Guid? customer, int count) => InScopeAsync(async db =>
    {
        var ids = Enumerable.Range(0, count).Select(i => db.Record(new Happened(customer, Instant.FromUtc(2026, 3, 1, 12, 0), i))).ToList();
        await db.SaveChangesAsync();
        return ids;
    });

    public Task DrainAsync() => Services.GetRequiredService<ILedgerWriter>().DrainAsync(CancellationToken.None);

    public Task<T> InScopeAsync<T>(Func<UpheldDb, Task<T>> work) =>
        Services.GetRequiredService<SliceRunner>().RunAsync<UpheldDb, T>(Everybody, work, CancellationToken.None);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    /// <summary>A fact of these tests.</summary>
    internal sealed record Happened(Guid? Customer, Instant At, int Number) : IFact
    {
        public static string Type => "test.happened";
    }
}
