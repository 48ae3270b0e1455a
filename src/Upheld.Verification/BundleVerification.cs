using System.Globalization;

using Upheld.Evidence;
using Upheld.Evidence.Bundles;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Figures.Availability;
using Upheld.Figures.Calendars.Zones;
using Upheld.Verification.Bundles;
using Upheld.Verification.Figures;
using Upheld.Verification.Heads;

namespace Upheld.Verification;

/// <summary>Verifies a report bundle offline: the steps of <c>upheld-verify</c> and of <c>upheld verify</c> (spec of proof, 7).</summary>
public sealed class BundleVerification
{
    private readonly VerificationOptions _options;
    private readonly List<StepResult> _steps = [];
    private readonly List<FigureResult> _figures = [];

    private Bundle? _bundle;
    private IReadOnlyList<OmittedFigure> _omitted = [];
    private IReadOnlyList<LostLeaves> _lost = [];
    private BundleLogs? _logs;
    private TrustPolicy? _policy;
    private KeySource? _source;
    private TrustedCheckpoint? _head;

    private BundleVerification(VerificationOptions options) => _options = options;

    /// <summary>Verifies a bundle. Never throws for what the bundle holds: whatever is wrong with it is in the report.</summary>
    /// <param name="zip">The bundle's bytes.</param>
    /// <param name="options">What the person who verifies brings along.</param>
    public static VerificationReport Run(ReadOnlyMemory<byte> zip, VerificationOptions options)
    {
        var verification = new BundleVerification(options);
        var outcome = verification.Steps(zip);
        return verification.Report(outcome);
    }

    private Outcome Steps(ReadOnlyMemory<byte> zip)
    {
        if (!Try(VerificationStep.Bundle, Outcome.Unreadable, () => OpenBundle(zip), out var outcome) || _bundle is not { } bundle)
        {
            return outcome;
        }

        ReadOnlyMemory<byte> policyText = default;
        RememberedLog? remembered = null;
        LogReading? log = null, house = null;
        SignedNote? note = null;
        SampleFiles? samples = null, shared = null;
        ReportDocument? document = null;
        List<RememberedLog> toRemember = [];
        return Try(VerificationStep.Key, Outcome.NotTrusted, () => ChooseKey(bundle, out remembered, out policyText), out outcome)
            && Try(VerificationStep.Signature, Outcome.NotTrusted, () => CheckSignature(bundle, out log, out house, out note), out outcome)
            && Try(VerificationStep.Witnesses, Outcome.NotTrusted, () => CheckWitnesses(note!), out outcome)
            && Try(VerificationStep.Consistency, Outcome.EvidenceAltered, () =>
            {
                toRemember.Add(HeadCheck.Run(remembered, log!.Tree, _head!.Checkpoint, policyText, out var detail));
                toRemember.AddRange(_logs!.Parts.Select(part => HeadCheck.Run(_options.Memory?.Recall(part.Origin), part.Tree, part.Checkpoint, policyText, out _)));
                var seam = SeamCheck.Run(_logs.Parts.Select(part => part.Seam).Append(_logs.Seam), _options.Memory);
                return (_options.Memory is null ? "no heads are remembered" : detail) + (seam is null ? "" : $"; {seam}");
            }, out outcome)
            && Try(VerificationStep.Inclusion, Outcome.EvidenceAltered, () => CheckInclusion(bundle, log!, note!), out outcome)
            && Try(VerificationStep.Completeness, Outcome.EvidenceAltered, () => CheckCompleteness(bundle, log!, house, out samples, out shared), out outcome)
            && Try(VerificationStep.Documents, Outcome.EvidenceAltered, () => DocumentCheck.Run(bundle, log!), out outcome)
            && Try(VerificationStep.Figures, Outcome.EvidenceAltered, () => CheckFigures(bundle, log!, samples!, shared, out document), out outcome)
            ? Finish(toRemember)
            : outcome;
    }

    private string OpenBundle(ReadOnlyMemory<byte> zip)
    {
        _bundle = Bundle.Read(zip);
        try
        {
            _bundle.CheckFiles();
        }
        catch (EvidenceException e)
        {
            throw VerificationFault.Altered(e.Code, e.Message);
        }

        return $"{_bundle.Manifest.Files.Count} files, manifest {_bundle.ManifestHash}";
    }

    private string ChooseKey(Bundle bundle, out RememberedLog? remembered, out ReadOnlyMemory<byte> text)
    {
        var own = bundle.Required(BundleNames.Policy);
        var claimed = TrustPolicy.Parse(own.Span);
        _logs = BundleLogs.Read(bundle);
        remembered = _options.Memory?.Recall(bundle.Manifest.Origin);
        var earlier = remembered ?? _logs.Parts.Where(part => !part.Name.IsHouse).Reverse().Select(part => part.Seam).Prepend(_logs.Seam).SelectMany(seam => seam.Successions)
            .Select(s => _options.Memory?.Recall(s.Checkpoint.Origin)).FirstOrDefault(log => log is not null);
        (_policy, text, _source) = _options.Policy is { } given ? (given, _options.PolicyText, Verification.KeySource.Given)
            : earlier is { } log ? (TrustPolicy.Parse(log.Policy.Span), log.Policy, Verification.KeySource.Remembered)
            : (claimed, own, Verification.KeySource.Bundle);
        _policy = _logs.Cross(_policy);
        if (remembered is not null && _source == Verification.KeySource.Given)
        {
            remembered = remembered with { Policy = text };
        }

        var keys = _policy.Logs.Where(k => k.Name == bundle.Manifest.Origin).ToList();
        return keys.Count > 0
            ? string.Join(", ", keys)
            : throw VerificationFault.NotTrusted("key.unknown", $"The trust policy has no key of the log {bundle.Manifest.Origin}.");
    }

    private string CheckSignature(Bundle bundle, out LogReading log, out LogReading? house, out SignedNote note)
    {
        note = SignedNote.Parse(bundle.Required(BundleNames.Checkpoint).Span);
        if (!note.ToBytes().AsSpan().SequenceEqual(bundle.Required(BundleNames.Checkpoint).Span))
        {
            throw VerificationFault.NotTrusted("note.malformed", "The head is not written as signed notes are.");
        }

        var head = Checkpoint.Parse(note.Text);
        if (head.Origin != bundle.Manifest.Origin)
        {
            throw VerificationFault.NotTrusted("head.other_log", $"The head is that of {head.Origin}.");
        }

        // Later keys are vouched for by earlier ones inside the log, so the log is read first; nothing in it is believed before its head is.
        var unsigned = _logs!.Parts.Where(part => !part.CheckHead(_policy!)).Select(part => $"; {part.Origin} on the word of its successor").ToList();
        (log, house) = ReadLogs(bundle);
        _policy = _policy!.WithLogs(log.Keys.For(head.Size));
        var signatures = note.Signatures;
        var signed = _policy.Logs.FirstOrDefault(k => signatures.Any(k.IsOf));
        if (signed is null)
        {
            throw VerificationFault.NotTrusted("policy.log", $"The head of {head.Origin} is not signed by a trusted key.");
        }

        note.Verify(_policy.Logs);
        return string.Create(CultureInfo.InvariantCulture, $"{head.Size} leaves, root {head.Root.ToBase64()}, signed by {signed}") + string.Concat(unsigned);
    }

    private (LogReading Log, LogReading? House) ReadLogs(Bundle bundle)
    {
        LogReading? log = null;
        try
        {
            log = _logs!.ReadEarlier(_policy!);
            foreach (var leaf in bundle.Leaves())
            {
                log.Add(leaf.Span);
            }

            return (log, _logs.ReadHouse(_policy!));
        }
        catch (EvidenceException e) when (e.Code != "key.addition")
        {
            throw VerificationFault.Altered(e.Code, log is null || log.Tree.Size == bundle.Manifest.Size ? e.Message : $"Leaf {log.Tree.Size}: {e.Message}");
        }
    }

    private string CheckWitnesses(SignedNote note)
    {
        _head = _policy!.Check(note);
        return _head.IsWitnessed
            ? string.Join(", ", _head.Signatures.Where(s => s.WitnessedAt is not null).Select(s => s.Key.Name))
            : "the policy asks for none: unwitnessed";
    }

    private string CheckInclusion(Bundle bundle, LogReading log, SignedNote note)
    {
        InclusionCheck.Run(bundle, log.Tree, [.. _logs!.Parts], _head!.Checkpoint, note);
        return string.Create(CultureInfo.InvariantCulture, $"all leaves 0\u2013{log.Tree.Size - 1}, and the report's own") + string.Concat(
            _logs.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"; {part.Leaves.Count} of {part.Tree.Size} leaves of {part.Origin}")));
    }

    private static string CheckCompleteness(Bundle bundle, LogReading log, LogReading? house, out SampleFiles samples, out SampleFiles? shared)
    {
        samples = new SampleFiles(bundle, log.Intervals);
        var told = Told(samples, log);
        shared = new SampleFiles(bundle, house?.Intervals ?? [], BundlePart.House);
        var toldOfHouse = Told(shared, house); // without the installation's log there must be no samples of it
        shared = house is null ? null : shared;
        return shared is null ? told : $"{told}; of shared monitors {toldOfHouse}";

        static string Told(SampleFiles samples, LogReading? log)
        {
            var count = samples.Check();
            return string.Create(CultureInfo.InvariantCulture, $"{log?.Intervals.Count ?? 0} intervals without a gap; {count} samples in {samples.Covered.Count} of them");
        }
    }

    private string CheckFigures(Bundle bundle, LogReading log, SampleFiles samples, SampleFiles? shared, out ReportDocument document)
    {
        document = ReportDocument.Parse(bundle.Required(BundleNames.Report).Span);
        if (document.Id != bundle.Manifest.Report || document.Customer != bundle.Manifest.Customer)
        {
            throw VerificationFault.Altered("report.other", "The report is not the one that the manifest names.");
        }

        _omitted = document.Omitted;
        if (!document.Lost.SequenceEqual(_logs!.Lost))
        {
            throw VerificationFault.Altered("report.lost", "The report does not say which leaves are lost as the logs do.");
        }

        _lost = document.Lost;
        _ = bundle.Required(BundleNames.CalcSpec);
        if (document.Figures.FirstOrDefault(f => f.Formula != AvailabilityFormula.Id) is { } unknown)
        {
            throw VerificationFault.Altered("figure.unknown_formula", $"Figure {unknown.Id}: this program does not know the formula {unknown.Formula}; use a newer one.");
        }

        _figures.AddRange(new AvailabilityCheck(bundle, log, samples, shared).Run(document.Figures));
        var differing = _figures.Count(f => f.Differences.Count > 0);
        return differing == 0
            ? $"{_figures.Count} figures recomputed exactly"
            : throw new VerificationFault(Outcome.FigureDiffers, "figure.differs", $"{differing} of {_figures.Count} figures differ from the evidence");
    }

    private Outcome Finish(List<RememberedLog> logs)
    {
        logs.ForEach(log => _options.Memory?.Remember(log));
        return Outcome.Proven;
    }

    private bool Try(VerificationStep step, Outcome otherwise, Func<string> check, out Outcome outcome)
    {
        try
        {
            _steps.Add(new StepResult(step, true, null, check()));
            outcome = Outcome.Proven;
            return true;
        }
        catch (VerificationFault fault)
        {
            _steps.Add(new StepResult(step, false, fault.Code, fault.Message));
            outcome = fault.Outcome;
        }
        catch (EvidenceException fault)
        {
            _steps.Add(new StepResult(step, false, fault.Code, fault.Message));
            outcome = fault.Code == "bundle.missing" ? Outcome.EvidenceAltered : otherwise;
        }
        catch (ZoneNotRecordedException fault)
        {
            _steps.Add(new StepResult(step, false, ZoneNotRecordedException.Code, fault.Message));
            outcome = Outcome.EvidenceAltered;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The pure formulas refuse facts that contradict each other ("code: message"), and a bundle is anybody's file: whatever it provokes is a failed
            // step and never a crash.
            var parts = fault is FormatException ? fault.Message.Split(": ", 2) : [fault.Message];
            _steps.Add(new StepResult(step, false, parts.Length == 2 ? parts[0] : "evidence.unusable", parts[^1]));
            outcome = otherwise;
        }

        return false;
    }

    private VerificationReport Report(Outcome outcome)
    {
        foreach (var step in Enum.GetValues<VerificationStep>().Skip(_steps.Count))
        {
            _steps.Add(new StepResult(step, null, null, "not reached"));
        }

        return new VerificationReport
        {
            Outcome = outcome,
            IsWitnessed = _head?.IsWitnessed ?? false,
            Steps = _steps,
            Figures = _figures,
            Omitted = _omitted,
            Lost = _lost,
            Report = _bundle?.Manifest.Report,
            Customer = _bundle?.Manifest.Customer,
            Head = _head?.Checkpoint,
            Key = _head?.Signatures.FirstOrDefault(s => s.Key.Type == SignatureType.Ed25519)?.Key,
            KeySource = _head is null ? null : _source,
        };
    }
}
