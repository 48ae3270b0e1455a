using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Design.Frame;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Operations;
using Upheld.Reporting.ReportPages;
using Upheld.Reporting.Reports;

namespace Upheld.Reporting;

/// <summary>All that the host needs to know of reports.</summary>
public static class ReportingModule
{
    /// <summary>Registers the slices.</summary>
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<MakeReport>();
        services.AddScoped<ReadGenerations>();
        services.AddScoped<ReadReportLogs>();
        services.AddScoped<ReadReports>();
        services.AddScoped<CustomersByName>();
        services.AddScoped<IPaletteSource, ReportsPalette>();
        services.AddSingleton<IOperation, ReportOperation>();
        services.AddSingleton<IEvidenceCheck, ReportCheck>();
        return services;
    }

    /// <summary>Maps what answers beside the pages.</summary>
    public static void MapReporting(this IEndpointRouteBuilder app) => DownloadBundle.Map(app);
}
