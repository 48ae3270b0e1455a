using Microsoft.Extensions.DependencyInjection;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Outbound.Http;
using Upheld.Kernel.Outbound.Names;
using Upheld.Kernel.Outbound.Policy;

namespace Upheld.Kernel.Outbound;

/// <summary>Registers the guarded outbound component.</summary>
public static class OutboundServices
{
    /// <summary>Adds <see cref="OutboundDialer"/>, <see cref="OutboundHttp"/> and <see cref="NameServerClient"/> under a policy; needs <see cref="TimeProvider"/> and <see cref="IIds"/>.</summary>
    public static IServiceCollection AddOutbound(this IServiceCollection services, NetworkPolicy policy)
    {
        services.AddSingleton<NameServerClient>();
        services.AddSingleton<INameResolver>(provider => CreateResolver(provider.GetRequiredService<NameServerClient>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboundDialer(policy, provider.GetRequiredService<INameResolver>()));
        services.AddSingleton<OutboundHttp>();
        return services;
    }

    /// <summary>The resolver for this machine: our own where there is a <c>resolv.conf</c>, else the operating system's.</summary>
    public static INameResolver CreateResolver(NameServerClient dns, TimeProvider time) => File.Exists(ResolverFiles.ResolvConf)
        ? new StubNameResolver(dns, new ResolverFiles(time).Read, time)
        : new SystemNameResolver();
}
