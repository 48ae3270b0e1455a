using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Upheld.Design.Tests;

/// <summary>Renders components as a page in one language would.</summary>
internal sealed class Pages : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly CultureInfo _formats = CultureInfo.CurrentCulture;

    public Pages(string culture = "en")
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddDesign();
        Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>A fragment with plain text as content.</summary>
    public static RenderFragment Text(string text) => (RenderTreeBuilder builder) => builder.AddContent(0, text);

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = _before;
        CultureInfo.CurrentCulture = _formats;
        base.Dispose(disposing);
    }
}

/// <summary>The repository's files, for tests that read style sheets and scripts as they are served.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Design(params ReadOnlySpan<string> parts) => Path.Combine([Root, "src", "Upheld.Design", .. parts]);

    private static string Find([CallerFilePath] string from = "")
    {
        for (var folder = new DirectoryInfo(Directory.Exists(from) ? from : Path.GetDirectoryName(from)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Upheld.slnx"))) { return folder.FullName; }
        }
        throw new InvalidOperationException("No Upheld.slnx above the tests.");
    }
}
