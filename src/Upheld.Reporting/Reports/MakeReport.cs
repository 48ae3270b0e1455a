using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Receipts;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars;
using Upheld.Figures.Calendars.Zones;
using Upheld.Figures.Services;
using Upheld.Figures.Timelines;
using Upheld.Kernel.Database;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;
using Upheld.Kernel.Ledger.ReadApi;
using Upheld.Kernel.Results;
using Upheld.Monitoring.Contracts;
using Upheld.Verification;
using Upheld.Verification.Bundles;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>Makes a report: computes the figures from the sealed evidence, packs figures and evidence into a bundle, seals the bundle by a leaf of the customer's log,
/// and verifies it as the customer will before anybody gets it.</summary>
internal sealed class MakeReport(
    UpheldDb db, ISealedSamples samples, ILedgerWriter ledger, ReadLog logs, BuildReceipt receipts, IPromiseDirectory promises, ICustomerDirectory directory,
    ICalendarVersions calendars, IIds ids, IClock clock)
{
    private const long Day = 86_400_000;
    private const int LongestWait = 300; // tenths of a second: another node may number and sign

    // How far samples reach back before the first window, beyond a result's validity, until an outage that lasts at its start is seen to begin.
    private static readonly long[] LeadIns = [0, Day, 32 * Day, long.MaxValue];

    /// <summary>Makes it. The scope must hold the customer.</summary>
    /// <param name="customer">Whose report.</param>
    /// <param name="period">The days it is about; null for each promise's running window.</param>
    /// <param name="cancellation">Stops the work; what was not finished is not handed out.</param>
    /// <returns>The report, or a code under <c>report.</c></returns>
    public async Task<Result<ReportId>> ExecuteAsync(CustomerId customer, ReportPeriod? period, CancellationToken cancellation)
    {
        await samples.SealAsync(customer, cancellation);
        await ledger.DrainAsync(cancellation);
        if (await logs.FindAsync(customer, cancellation) is not { } log)
        {
            return ReportErrors.NothingPromised;
        }

        if (log.Generation > 1)
        {
            return ReportErrors.LogSucceeded;
        }

        var (leaves, reading) = await ReadAsync(customer, log, cancellation);
        var entries = await promises.OfAsync(customer, cancellation);
        var services = (await directory.ServicesAsync(db, cancellation)).Values.ToDictionary(s => s.Id.Value, s => s.Name);
        var knownAt = reading.Intervals[^1].At;
        var questions = ReportQuestions.Of(customer, entries, period, reading.Services, knownAt, services);
        if (questions.Figures.Count == 0)
        {
            return ReportErrors.NothingPromised;
        }

        var zones = ZonesOf(entries, questions.Figures, knownAt);
        var hours = await HoursAsync(reading, questions.Figures, cancellation);
        var (evidence, figures, unproved) = await ComputeAsync(customer, reading, questions.Figures, zones, hours, cancellation);
        if (evidence.FirstDamaged() is { } damaged)
        {
            return ReportErrors.EvidenceMissing(damaged);
        }

        if (figures.Count == 0)
        {
            return ReportErrors.NothingProvable;
        }

        var id = ids.New<ReportId>();
        var now = clock.GetCurrentInstant();
        var document = new ReportDocument(id.ToString(), customer.ToString(), now.ToUnixTimeMilliseconds(), [.. figures.Select(f => f.Record)])
        {
            Titles = await TitlesAsync(customer, period, cancellation),
            Period = period?.ToString(),
            Omitted = [.. questions.Omitted, .. unproved],
        };
        var writer = new BundleWriter(log.Origin, customer.ToString(), id.ToString(), now.ToUnixTimeMilliseconds());
        writer.AddLog(leaves);
        evidence.WriteTo(writer);
        foreach (var contract in await promises.ContractDocumentsAsync(customer, cancellation))
        {
            writer.Add($"{BundleNames.Contracts}{contract.Contract}-v{contract.Version}.json", contract.Bytes);
        }

        writer.Add(CalendarFiles.Zones, CalendarFiles.WriteZones(zones));
        await AddCalendarsAsync(writer, reading, figures, entries, knownAt, cancellation);
        writer.Add(BundleNames.Policy, Encoding.UTF8.GetBytes($"log {log.Key}\nquorum none\n"));
        writer.Add(BundleNames.CalcSpec, CalcSpec.Of([AvailabilityFormula.Id]));
        writer.AddReport(document);
        var manifest = writer.Seal();
        var report = new Report
        {
            Id = id,
            Customer = customer,
            Period = period?.ToString(),
            CreatedAt = now,
            KnownAt = Instant.FromUnixTimeMilliseconds(knownAt),
            Document = Encoding.UTF8.GetString(document.ToBytes()),
            Manifest = manifest.ToString(),
            Fact = db.Record(new ReportSealed(customer.Value, now, id.ToString(), manifest.ToString())),
            Omitted = Report.OmittedText(document.Omitted),
        };
        db.Add(report);
        await db.SaveChangesAsync(cancellation);
        var receipt = await ReceiptAsync(report.Fact, cancellation);
        writer.Prove(receipt, await logs.ConsistencyAsync(log, leaves.Count, Checkpoint.Parse(receipt.Head.Text).Size, cancellation));
        return await PublishAsync(report, writer, cancellation);
    }

    private async Task<(List<ReadOnlyMemory<byte>> Leaves, LogReading Reading)> ReadAsync(CustomerId customer, LogToRead log, CancellationToken cancellation)
    {
        var leaves = new List<ReadOnlyMemory<byte>>();
        var reading = new LogReading(customer.ToString(), new KeyChain(log.Origin, [VerifierKey.Parse(log.Key)]), seam: 0); // a successor has been refused above
        await foreach (var leaf in logs.LeavesAsync(log, cancellation))
        {
            leaves.Add(leaf);
            reading.Add(leaf.Span);
        }

        return (leaves, reading);
    }

    /// <summary>What the clocks of the contracts' zones do over the contracts' whole time: budgets and windows are counted in local days.</summary>
    private static RecordedZone[] ZonesOf(IReadOnlyList<PromiseEntry> entries, IReadOnlyList<FigureQuestion> questions, long knownAt) =>
    [
        .. entries.GroupBy(e => e.TimeZone).Select(zone => RecordedZone.Of(
            TimeZoneRelease.Current.Find(zone.Key)!,
            TimeZoneRelease.Current.Id,
            new Span(
                Math.Min(zone.Min(e => e.Term.Start), questions.Min(q => q.Start)),
                Math.Max(Math.Max(zone.Max(e => e.Term.End), questions.Max(q => q.End)), knownAt + 1)))),
    ];

    /// <summary>The hours of every calendar of the log, in each version that a question may know, by the name of its file.</summary>
    private async Task<IReadOnlyDictionary<string, ServiceCalendar>> HoursAsync(LogReading reading, IReadOnlyList<FigureQuestion> questions, CancellationToken cancellation)
    {
        var hours = new Dictionary<string, ServiceCalendar>();
        foreach (var calendar in questions.Select(q => q.KnownAt).Distinct().SelectMany(reading.Services.CalendarsAt))
        {
            hours[CalendarFiles.NameOf(calendar.Fact)] = await calendars.HoursAsync(db, calendar.Fact, cancellation);
        }

        return hours;
    }

    /// <summary>Adds the calendars that the figures read, with what the clocks of their zones do over the contracts' whole time.</summary>
    private async Task AddCalendarsAsync(
        BundleWriter writer, LogReading reading, IReadOnlyList<AvailabilityFigure> figures, IReadOnlyList<PromiseEntry> entries, long knownAt, CancellationToken cancellation)
    {
        var window = new Span(
            Math.Min(entries.Min(e => e.Term.Start), figures.Min(f => f.Record.Start)), Math.Max(Math.Max(entries.Max(e => e.Term.End), figures.Max(f => f.Record.End)), knownAt + 1));
        var read = figures.SelectMany(f => ServiceAvailability.CalendarsOf(f.Pieces).Select(name => reading.Services.CalendarOf(name, f.Record.KnownAt)!.Value.Fact));
        foreach (var calendar in read.DistinctBy(CalendarFiles.NameOf))
        {
            writer.Add(CalendarFiles.NameOf(calendar), await calendars.FileAsync(db, calendar, window, cancellation));
        }
    }

    private async Task<(ReportEvidence Evidence, List<AvailabilityFigure> Figures, List<OmittedFigure> Omitted)> ComputeAsync(
        CustomerId customer, LogReading reading, IReadOnlyList<FigureQuestion> questions, IReadOnlyList<RecordedZone> zones,
        IReadOnlyDictionary<string, ServiceCalendar> hours, CancellationToken cancellation)
    {
        var validity = reading.Services.Schedules.Select(s => s.Fact.IntervalMs + s.Fact.TimeoutMs + s.Fact.JitterMs).DefaultIfEmpty(0).Max();
        var start = questions.Min(q => q.Start) - validity;
        foreach (var lead in LeadIns)
        {
            var first = lead == long.MaxValue ? 0 : Math.Max(0, reading.Intervals.FindLastIndex(i => i.Since <= start - lead));
            var covered = reading.Intervals[first..];
            var records = await samples.ReadAsync(customer, (int)(covered[0].Since / Day) - 1, (int)(covered[^1].At / Day) + 1, cancellation);
            var evidence = new ReportEvidence(covered, records, new RecordedZones(zones), calendar => hours[CalendarFiles.NameOf(calendar)]);
            var (figures, omitted) = Compute(reading, questions, evidence);
            if (first == 0 || figures.TrueForAll(f => LeadIn.IsEnough(f, covered[0].Since)))
            {
                return (evidence, figures, omitted);
            }
        }

        throw new InvalidOperationException("The last lead-in reaches back to the log's first interval, before which there is nothing.");
    }

    private static (List<AvailabilityFigure> Figures, List<OmittedFigure> Omitted) Compute(LogReading reading, IReadOnlyList<FigureQuestion> questions, ReportEvidence evidence)
    {
        evidence.Prepare(questions.Select(q => q.Service).Distinct().SelectMany(s => reading.Services.InputsOf(s, questions[0].KnownAt).Places()));
        var (figures, omitted) = (new List<AvailabilityFigure>(), new List<OmittedFigure>());
        foreach (var question in questions)
        {
            try
            {
                figures.Add(AvailabilityFigure.Compute(question, reading.Services, evidence));
            }
            catch (FormatException e) when (e.Message.StartsWith("figure.", StringComparison.Ordinal))
            {
                omitted.Add(new OmittedFigure(question.Id, e.Message.Split(':')[0])); // named in the report: what cannot be proved is said, never left out in silence
            }
        }

        return (figures, omitted);
    }

    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(CustomerId customer, ReportPeriod? period, CancellationToken cancellation)
    {
        var title = (await directory.CustomersAsync(db, cancellation))[customer].Title;
        return new Dictionary<string, string> { ["en"] = Title(title.En), ["zh"] = Title(title.Zh) };

        string Title(string name) => period is null ? name : $"{name} · {period}";
    }

    private async Task<Receipt> ReceiptAsync(Guid fact, CancellationToken cancellation)
    {
        for (var waited = 0; ; waited++)
        {
            await ledger.DrainAsync(cancellation);
            var receipt = await receipts.ExecuteAsync(fact, cancellation);
            if (receipt.IsOk || waited == LongestWait)
            {
                return receipt.Value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }

    private async Task<Result<ReportId>> PublishAsync(Report report, BundleWriter writer, CancellationToken cancellation)
    {
        using var zip = new MemoryStream();
        writer.WriteTo(zip);
        var bytes = zip.ToArray();
        var verified = BundleVerification.Run(bytes, new VerificationOptions());
        if (verified.Outcome != Outcome.Proven)
        {
            var failed = verified.Steps.First(s => s.Passed == false);
            return ReportErrors.NotProved(failed.Code ?? "", failed.Detail);
        }

        foreach (var (number, part) in bytes.Chunk(ReportPart.Length).Index())
        {
            db.Add(new ReportPart { Report = report.Id, Number = number, Customer = report.Customer, Bytes = part });
        }

        report.Size = bytes.Length;
        await db.SaveChangesAsync(cancellation);
        return report.Id;
    }
}
