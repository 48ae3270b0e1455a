using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Database;

/// <summary>One converter for every id type that the loaded modules declare.</summary>
public static class IdConventions
{
    /// <summary>Gives each <see cref="IId{T}"/> type of our loaded assemblies the open generic converter.</summary>
    /// <param name="conventions">The model's conventions.</param>
    /// <param name="converter"><c>IdConverter&lt;&gt;</c> or <c>IdBytesConverter&lt;&gt;</c>.</param>
    /// <param name="modules">The assemblies that declare ids.</param>
    public static void Apply(ModelConfigurationBuilder conventions, Type converter, ModuleAssemblies modules)
    {
        foreach (var id in modules.All.SelectMany(IdTypes))
        {
            conventions.Properties(id).HaveConversion(converter.MakeGenericType(id));
        }
    }

    private static IEnumerable<Type> IdTypes(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)));
}
