using System.Reflection;

namespace Upheld.Kernel.Database;

/// <summary>The assemblies whose internal mappings make up the model, in a fixed order, kernel first.</summary>
public sealed class ModuleAssemblies(IEnumerable<Assembly> modules)
{
    /// <summary>The kernel, then each module once.</summary>
    public IReadOnlyList<Assembly> All { get; } = [.. modules.Prepend(typeof(ModuleAssemblies).Assembly).Distinct()];
}
