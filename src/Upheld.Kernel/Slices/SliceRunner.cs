using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Database;
using Upheld.Kernel.Scopes;

namespace Upheld.Kernel.Slices;

/// <summary>Runs a slice outside a request (job, follower, command, start-up) in the dependency scope and the customer scope that a request would have opened.</summary>
public sealed class SliceRunner(IServiceScopeFactory services)
{
    /// <summary>Runs one slice.</summary>
    /// <typeparam name="TSlice">The slice's class, resolved anew.</typeparam>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="scope">Which customers it may touch.</param>
    /// <param name="run">Calls the slice.</param>
    /// <param name="cancellation">Stops waiting for the database.</param>
    public async Task<T> RunAsync<TSlice, T>(Scope scope, Func<TSlice, Task<T>> run, CancellationToken cancellation)
        where TSlice : notnull
    {
        await using var dependencies = services.CreateAsyncScope();
        await dependencies.ServiceProvider.GetRequiredService<UpheldDb>().EnterAsync(scope, cancellation);
        return await run(dependencies.ServiceProvider.GetRequiredService<TSlice>());
    }

    /// <summary>Runs one slice that answers nothing.</summary>
    public Task RunAsync<TSlice>(Scope scope, Func<TSlice, Task> run, CancellationToken cancellation)
        where TSlice : notnull => RunAsync<TSlice, bool>(
            scope,
            async slice =>
            {
                await run(slice);
                return true;
            },
            cancellation);
}
