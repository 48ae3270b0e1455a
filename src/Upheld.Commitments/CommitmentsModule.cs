using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Commitments.Assets;
using Upheld.Commitments.Calendars;
using Upheld.Commitments.Calendars.Published;
using Upheld.Commitments.ContractPages;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Indicators;
using Upheld.Commitments.Contracts.Packs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Doctor;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.InForce;
using Upheld.Commitments.Plans;
using Upheld.Commitments.Promises;
using Upheld.Commitments.Restatements;
using Upheld.Commitments.Scorecard;
using Upheld.Commitments.Services;
using Upheld.Commitments.Start;
using Upheld.Design.Frame;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Operations;

namespace Upheld.Commitments;

/// <summary>All that the host needs to know of this module.</summary>
public static class CommitmentsModule
{
    /// <summary>Registers the module. Reading and linting contract files needs nothing else but a clock.</summary>
    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddSingleton<CalendarPacks>();
        services.AddSingleton(provider => new ContractCalendars(provider.GetRequiredService<CalendarPacks>()));
        services.AddSingleton<IndicatorCatalogue>();
        services.AddSingleton<IContractKind, CustomerKind>();
        services.AddSingleton<IContractKind, ServiceKind>();
        services.AddSingleton<IContractKind, AssetKind>();
        services.AddSingleton<IContractKind, CalendarKind>();
        services.AddSingleton<IContractKind, ContractKind>();
        services.AddSingleton<ContractKinds>();
        services.AddSingleton<ContractLinter>();
        services.AddSingleton<IServiceDirectory, ServiceDirectory>();
        services.AddSingleton<ICustomerDirectory, CustomerDirectory>();
        services.AddScoped<IPromiseDirectory, PromiseDirectory>();
        services.AddScoped<IEvidenceRetention, ReadRetention>();
        services.AddSingleton<ParsedDocuments>();
        services.AddScoped<DocumentsInForce>();
        services.AddScoped<IDocumentApplier, LogTerms>();
        services.AddScoped<PublishCalendars>();
        services.AddScoped<IDocumentApplier>(provider => provider.GetRequiredService<PublishCalendars>());
        services.AddSingleton<ICalendarVersions, CalendarVersions>();
        services.AddScoped<ReadScorecard>();
        services.AddScoped<ReadPromise>();
        services.AddScoped<ReadCustomer>();
        services.AddScoped<ReadContracts>();
        services.AddScoped<ReadStart>();
        services.AddScoped<WatchAddress>();
        services.AddScoped<LoadStandardPack>();
        services.AddScoped<IPaletteSource, CommitmentsPalette>();
        services.AddScoped<IServicePromises, ServicePromises>();
        services.AddScoped<PlanContracts>();
        services.AddScoped<WritePlan>();
        services.AddScoped<ApplyContracts>();
        services.AddScoped<RequestRestatement>();
        services.AddScoped<DecideRestatement>();
        services.AddScoped<ReadRestatements>();
        services.AddScoped<ExportContracts>();
        services.AddSingleton<IOperation, PlanOperation>();
        services.AddSingleton<IOperation, ApplyOperation>();
        services.AddSingleton<IOperation, ExportOperation>();
        services.AddSingleton<IOperation, RestatementOperation>();
        services.AddSingleton<StandardComparison>();
        services.AddSingleton<IEvidenceCheck, ContractsCheck>();
        services.AddSingleton<IEvidenceCheck, RestatementsCheck>();
        return services;
    }

    /// <summary>Adds what a server does by itself.</summary>
    public static IServiceCollection AddCommitmentsLoops(this IServiceCollection services) => services.AddHostedService<KeepCalendars>();

    /// <summary>Maps what its pages ask for beside themselves: live streams and downloads.</summary>
    public static void MapCommitments(this IEndpointRouteBuilder app)
    {
        ScorecardLive.Map(app);
        ContractDownloads.Map(app);
        DownloadReceipt.Map(app);
    }
}
