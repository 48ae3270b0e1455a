using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Upheld.Commitments.Contracts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Operations;
using Upheld.Kernel.Results;
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;

namespace Upheld.Reporting.Reports;

/// <summary>The server's side of <c>upheld report</c>: makes a report and writes its bundle where the command says; both run on one machine.</summary>
internal sealed class ReportOperation(SliceRunner slices) : IOperation
{
    private const int WrongInput = 2;
    private const int Surroundings = 3;

    public string Name => "report";

    public async Task<OperationAnswer> RunAsync(JsonObject request, CancellationToken cancellation)
    {
        var customers = await slices.RunAsync<CustomersByName, IReadOnlyList<CustomerEntry>>(
            Scope.Installation("a command names any customer"), read => read.ExecuteAsync(cancellation), cancellation);
        var name = (string?)request["customer"];
        var customer = name is null ? customers.Count == 1 ? customers[0] : null : customers.FirstOrDefault(c => c.Name == name);
        if (customer is null)
        {
            return Failed(WrongInput, "customer.unknown", $"name one with --customer: {string.Join(", ", customers.Select(c => c.Name))}");
        }

        var asked = (string?)request["period"];
        var period = asked is null ? null : ReportPeriod.Parse(asked);
        if (asked is not null && period is null)
        {
            return Failed(WrongInput, ReportErrors.PeriodInvalid.Code, ReportErrors.PeriodInvalid.Message);
        }

        var path = (string?)request["out"];
        if (path is not null && File.Exists(path) && (bool?)request["force"] != true)
        {
            return Failed(WrongInput, "report.file_exists", $"{path} exists; choose another name with --out, or --force");
        }

        if (Path.GetDirectoryName(path) is { } parent && !Directory.Exists(parent))
        {
            return Failed(WrongInput, "report.folder_missing", $"there is no folder {parent}");
        }

        var made = await slices.RunAsync<MakeReport, Result<ReportId>>(
            Scope.Customer(customer.Id), make => make.ExecuteAsync(customer.Id, period, cancellation), cancellation);
        return made.IsOk
            ? await slices.RunAsync<ReadReports, OperationAnswer>(
                Scope.Customer(customer.Id), read => WriteAsync(read, made.Value, customer, path ?? (string)request["folder"]!, path is null, (bool?)request["json"] == true, cancellation),
                cancellation)
            : Failed(made.Error.Kind == ErrorKind.Unavailable ? Surroundings : WrongInput, made.Error.Code, made.Error.Message);
    }

    private static async Task<OperationAnswer> WriteAsync(
        ReadReports reports, ReportId id, CustomerEntry customer, string path, bool isFolder, bool json, CancellationToken cancellation)
    {
        var report = (await reports.FindAsync(id, cancellation))!;
        var file = isFolder ? FreeName(path, ReadReports.FileName(report, customer.Name)) : path;
        var draft = $"{file}.{id}.part"; // never half a bundle under the name that is asked for
        await using (var output = new FileStream(draft, FileMode.CreateNew))
        {
            await foreach (var part in reports.BundleAsync(id, cancellation))
            {
                await output.WriteAsync(part, cancellation);
            }

            output.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
        return new OperationAnswer(0, json ? Json(report, file) : Text(report, file));
    }

    /// <summary>A name nobody chose must not replace a file.</summary>
    private static string FreeName(string folder, string name)
    {
        var (stem, extension) = (name[..name.IndexOf('.', StringComparison.Ordinal)], name[name.IndexOf('.', StringComparison.Ordinal)..]);
        return Enumerable.Range(1, int.MaxValue)
            .Select(n => Path.Combine(folder, n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{stem}-{n}{extension}")))
            .First(path => !File.Exists(path));
    }

    private static string Text(Report report, string file)
    {
        var (text, document) = (new StringBuilder(), ReadReports.DocumentOf(report));
        foreach (var figure in document.Figures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{figure.Verdict ?? "open",-9} {ReportedFigure.Of(figure).Percent ?? "no figure",10} {figure.Id}");
        }

        foreach (var omitted in document.Omitted)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"omitted: {omitted.Figure} {omitted.Reason}");
        }

        foreach (var lost in document.Lost)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"lost by a restore: {lost}");
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"{file}: {report.Size} bytes, manifest {report.Manifest}").ToString();
    }

    private static string Json(Report report, string file) => new JsonObject
    {
        ["report"] = report.Id.ToString(),
        ["file"] = file,
        ["bytes"] = report.Size,
        ["manifest"] = report.Manifest,
        ["omitted"] = JsonNode.Parse(report.Document)!["omitted"]?.DeepClone() ?? new JsonArray(),
        ["lost"] = JsonNode.Parse(report.Document)!["lost"]?.DeepClone() ?? new JsonArray(),
        ["figures"] = JsonNode.Parse(report.Document)!["figures"]!.DeepClone(),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";

    private static OperationAnswer Failed(int exitCode, string code, string message) => new(exitCode, "", $"upheld report: {code}: {message}\n");
}

/// <summary>The customers that a command may name.</summary>
internal sealed class CustomersByName(UpheldDb db, ICustomerDirectory directory)
{
    public async Task<IReadOnlyList<CustomerEntry>> ExecuteAsync(CancellationToken cancellation) =>
        [.. (await directory.CustomersAsync(db, cancellation)).Values.OrderBy(c => c.Name, StringComparer.Ordinal)];
}
