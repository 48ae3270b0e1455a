using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Upheld.Design.Live;

/// <summary>Renders a component to HTML outside a page: what a live stream sends, and what a mail or a PDF is made of.</summary>
/// <remarks>Scoped: the component's injected slices run in the caller's scope and so in its customer's.</remarks>
public sealed class Fragments(IServiceProvider services, ILoggerFactory logs) : IAsyncDisposable
{
    private readonly HtmlRenderer _renderer = new(services, logs);
    private bool _placed;

    /// <summary>The HTML of a component.</summary>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="page">The path of the page it belongs to, for the links it makes of its own address. Only the first call's counts.</param>
    public Task<string> RenderAsync<TComponent>(IDictionary<string, object?> parameters, string page = "/") where TComponent : IComponent
    {
        Place(page);
        return _renderer.Dispatcher.InvokeAsync(async () => (await _renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    /// <summary>Outside a page nobody has told the navigation where it is, and each component that makes a link would throw.</summary>
    private void Place(string page)
    {
        if (_placed) { return; }
        _placed = true;
        if (services.GetService<NavigationManager>() is not { } navigation || navigation is not IHostEnvironmentNavigationManager host) { return; }
        try { _ = navigation.Uri; }
        catch (InvalidOperationException) { host.Initialize("http://localhost/", $"http://localhost{page}"); }
    }
}
