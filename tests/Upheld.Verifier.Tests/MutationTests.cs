using CsCheck;

using Upheld.Evidence.Bundles;
using Upheld.Verification;
using Upheld.Verifier.Tests.Scenarios;

namespace Upheld.Verifier.Tests;

/// <summary>Whatever is changed in a bundle after it was signed is noticed, and the exit code says of what kind it is.</summary>
public sealed class MutationTests
{
    private static readonly byte[] Bundle = new Scenario(7, hours: 3).Bundle();

    [Fact]
    public void Untouched_copies_never_alarm()
    {
        for (var i = 0; i < TestSize.Pick(50, 1000); i++)
        {
            BundleVerification.Run(Bundle.ToArray(), new VerificationOptions()).Outcome.ShouldBe(Outcome.Proven);
        }
    }

    [Fact]
    public void Every_flipped_bit_makes_the_zip_not_canonical() =>
        Gen.Int[0, (Bundle.Length * 8) - 1].Sample(
            bit => Verify(Forgery.Flipped(Bundle, bit)).Outcome.ShouldBe(Outcome.Unreadable, $"bit {bit}"),
            iter: TestSize.Pick(300, 4000));

    [Fact]
    public void Every_changed_file_is_noticed_though_the_zip_is_canonical() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1 << 24]).Sample(
            (which, bit) =>
            {
                var files = Forgery.Files(Bundle);
                var name = files.Keys.Order(StringComparer.Ordinal).ElementAt(which % files.Count);
                files[name] = Forgery.Flipped(files[name], bit);

                var report = Verify(Forgery.Zip(files));

                report.Outcome.ShouldBeOneOf(
                    name switch
                    {
                        BundleNames.Manifest => [Outcome.Unreadable, Outcome.EvidenceAltered, Outcome.NotTrusted],
                        BundleNames.Checkpoint => [Outcome.NotTrusted],
                        _ => [Outcome.EvidenceAltered],
                    });
            },
            iter: TestSize.Pick(300, 3000));

    [Fact]
    public void Every_changed_file_is_noticed_though_the_manifest_was_made_to_fit() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1 << 24]).Sample(
            (which, bit) =>
            {
                var files = Forgery.Files(Bundle);
                var listed = files.Keys.Where(n => !BundleNames.IsUnlisted(n)).Order(StringComparer.Ordinal).ToList();
                var name = listed[which % listed.Count];
                files[name] = Forgery.Flipped(files[name], bit);
                Forgery.FixManifest(files);

                Verify(Forgery.Zip(files)).Outcome.ShouldBeOneOf(Outcome.EvidenceAltered, Outcome.NotTrusted);
            },
            iter: TestSize.Pick(200, 1500));

    [Fact]
    public void Every_missing_swapped_or_added_file_is_noticed() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[0, 2], Gen.Bool).Sample(
            (one, other, kind, fit) =>
            {
                var files = Forgery.Files(Bundle);
                var names = files.Keys.Order(StringComparer.Ordinal).ToList();
                var (first, second) = (names[one % names.Count], names[other % names.Count]);
                if (kind == 0)
                {
                    files.Remove(first);
                }
                else if (kind == 1 && !files[first].Span.SequenceEqual(files[second].Span))
                {
                    (files[first], files[second]) = (files[second], files[first]);
                }
                else
                {
                    files["contracts/another.yaml"] = files[first];
                }

                if (fit && first != BundleNames.Manifest && second != BundleNames.Manifest)
                {
                    Forgery.FixManifest(files);
                }

                Verify(Forgery.Zip(files)).Outcome.ShouldBeOneOf(Outcome.EvidenceAltered, Outcome.NotTrusted, Outcome.Unreadable);
            },
            iter: TestSize.Pick(200, 1500));

    [Fact]
    public void A_figure_is_never_called_different_when_something_else_is_wrong() =>
        Gen.Int[0, 1 << 24].Sample(
            bit =>
            {
                var files = Forgery.Files(Bundle);
                files[BundleNames.Report] = Forgery.Flipped(files[BundleNames.Report], bit);

                Verify(Forgery.Zip(files)).Outcome.ShouldBe(Outcome.EvidenceAltered);
            },
            iter: TestSize.Pick(50, 500));

    private static VerificationReport Verify(byte[] zip) => BundleVerification.Run(zip, new VerificationOptions());
}
