using System.Reflection;
using Upheld.Web.Hosting;

namespace Upheld.Web.Layout;

/// <summary>The document around every page.</summary>
public sealed partial class App
{
    private static IEnumerable<Assembly> Modules => InstalledModules.Assemblies.All.Skip(1);
}
