using System.Text;
using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Calendars;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
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
using Upheld.Kernel.Scopes;
using Upheld.Kernel.Slices;
using Upheld.Monitoring.Contracts;
using Upheld.Verification;
using Upheld.Verification.Bundles;
using Upheld.Verification.Figures;

namespace Upheld.Reporting.Reports;

/// <summary>Makes a report: computes the figures from the sealed evidence, packs figures and evidence into a bundle, seals the bundle by a leaf of the customer's log,
/// and verifies it as the customer will before anybody gets it.</summary>
internal sealed class MakeReport(
    UpheldDb db, ISealedSamples samples, ILedgerWriter ledger, ReadLog logs, ReadReportLogs evidenceLogs, BuildReceipt receipts, IPromiseDirectory promises,
    ICustomerDirectory directory, ICalendarVersions calendars, SliceRunner slices, IIds ids, IClock clock)
{
    private const long Day = 86_400_000;
    private const string LetGoReason = "figure.let_go";
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
        if (await evidenceLogs.ExecuteAsync(customer, cancellation) is not { } reported)
        {
            return ReportErrors.NothingPromised;
        }

        if (reported.Unsigned is { } unsigned)
        {
            return ReportErrors.LogUnsigned(unsigned);
        }

        var (log, reading) = (reported.Log, reported.Reading);
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
        var own = new KeptChecks(reading, await samples.LetGoAsync(customer, cancellation));
        var shared = reported.House is { } house
            ? new KeptChecks(house, await FromHouseAsync(stored => stored.LetGoAsync(CustomerId.House, cancellation), cancellation))
            : null;
        var (evidence, figures, unproved) = await ComputeAsync(customer, own, shared, questions.Figures, zones, hours, cancellation);
        if (evidence.FirstDamaged() is { } damaged)
        {
            return ReportErrors.EvidenceMissing(damaged);
        }

        if (figures.Count == 0)
        {
            return (own.Gone ?? shared?.Gone) is { } gone && unproved.Exists(omitted => omitted.Reason == LetGoReason) ? ReportErrors.LetGo(gone) : ReportErrors.NothingProvable;
        }

        var id = ids.New<ReportId>();
        var now = clock.GetCurrentInstant();
        var document = new ReportDocument(id.ToString(), customer.ToString(), now.ToUnixTimeMilliseconds(), [.. figures.Select(f => f.Record)])
        {
            Titles = await TitlesAsync(customer, period, cancellation),
            Period = period?.ToString(),
            Omitted = [.. questions.Omitted, .. unproved],
            Lost = reported.Lost,
        };
        var writer = new BundleWriter(log.Origin, customer.ToString(), id.ToString(), now.ToUnixTimeMilliseconds());
        reported.WriteTo(writer, evidence.FirstShared);
        evidence.WriteTo(writer);
        foreach (var contract in await promises.ContractDocumentsAsync(customer, cancellation))
        {
            writer.Add($"{BundleNames.Contracts}{contract.Contract}-v{contract.Version}.json", contract.Bytes);
        }

        writer.Add(CalendarFiles.Zones, CalendarFiles.WriteZones(zones));
        await AddCalendarsAsync(writer, reading, figures, entries, knownAt, cancellation);
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
        writer.Prove(receipt, await logs.ConsistencyAsync(log, log.Size, Checkpoint.Parse(receipt.Head.Text).Size, cancellation));
        return await PublishAsync(report, writer, cancellation);
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

    /// <summary>Figures whose samples were let go are named as omitted: nothing is proved without its evidence.</summary>
    private async Task<(ReportEvidence Evidence, List<AvailabilityFigure> Figures, List<OmittedFigure> Omitted)> ComputeAsync(
        CustomerId customer, KeptChecks own, KeptChecks? shared, IReadOnlyList<FigureQuestion> questions, IReadOnlyList<RecordedZone> zones,
        IReadOnlyDictionary<string, ServiceCalendar> hours, CancellationToken cancellation)
    {
        var reading = own.Reading;
        var validity = reading.Services.Schedules.Select(s => s.Fact.IntervalMs + s.Fact.TimeoutMs + s.Fact.JitterMs).DefaultIfEmpty(0).Max();
        var kept = questions.Where(q => q.Start - validity >= KeptSince(q)).ToList();
        var start = kept.Select(q => q.Start).DefaultIfEmpty(reading.Intervals[^1].At).Min() - validity;
        foreach (var lead in LeadIns)
        {
            var since = lead == long.MaxValue ? long.MinValue : start - lead;
            var evidence = new ReportEvidence(
                await own.ReadAsync(samples, customer, since, cancellation),
                shared is null ? null : await FromHouseAsync(stored => shared.ReadAsync(stored, CustomerId.House, since, cancellation), cancellation),
                new RecordedZones(zones),
                calendar => hours[CalendarFiles.NameOf(calendar)]);
            var (figures, omitted) = Compute(reading, kept, evidence);
            if (evidence.ReachesBack || figures.TrueForAll(evidence.IsEnoughFor))
            {
                var cut = own.First > 0 || shared is { First: > 0 } ? figures.Where(f => !evidence.IsEnoughFor(f)).ToList() : []; // how an outage at the start began is gone too
                return (
                    evidence,
                    [.. figures.Except(cut)],
                    [.. omitted, .. questions.Except(kept).Select(q => q.Id).Concat(cut.Select(f => f.Record.Id)).Select(id => new OmittedFigure(id, LetGoReason))]);
            }
        }

        throw new InvalidOperationException("The last lead-in reaches back to the first interval that is kept, before which there is nothing.");

        long KeptSince(FigureQuestion question)
        {
            var places = reading.Services.InputsOf(question.Service, question.KnownAt).Places().ToList();
            return Math.Max(
                places.Exists(place => !place.IsShared) ? own.Since : long.MinValue,
                places.Exists(place => place.IsShared) && shared is not null ? shared.Since : long.MinValue);
        }
    }

    private Task<T> FromHouseAsync<T>(Func<ISealedSamples, Task<T>> read, CancellationToken cancellation) =>
        slices.RunAsync(Scope.Installation("a report over shared monitors"), read, cancellation);

    private static (List<AvailabilityFigure> Figures, List<OmittedFigure> Omitted) Compute(LogReading reading, IReadOnlyList<FigureQuestion> questions, ReportEvidence evidence)
    {
        if (questions is [])
        {
            return ([], []);
        }

        evidence.Prepare(questions[0].KnownAt, questions.Select(q => q.Service).Distinct().SelectMany(s => reading.Services.InputsOf(s, questions[0].KnownAt).Places()).ToList());
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
