using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;
using Upheld.Monitoring;
using Upheld.Reporting;

namespace Upheld.Web.Hosting;

/// <summary>The modules of this program, in the order in which references point.</summary>
internal static class InstalledModules
{
    public static ModuleAssemblies Assemblies { get; } = new([typeof(IContractKind).Assembly, typeof(MonitoringModule).Assembly, typeof(ReportingModule).Assembly]);
}
