using Upheld.Evidence.Bundles;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;

namespace Upheld.Verification.Bundles;

/// <summary>Contract and calendar documents and opened personal data are those whose hashes stand in leaves.</summary>
internal static class DocumentCheck
{
    public static string Run(Bundle bundle, LogReading log)
    {
        var (contracts, calendars, opened) = (0, 0, 0);
        foreach (var name in bundle.Names)
        {
            var data = bundle.Required(name).Span;
            if (name.StartsWith(BundleNames.Contracts, StringComparison.Ordinal))
            {
                Require(log.ContractDocuments.Contains(Sha256.Of(data).ToString()), name, "contract.unknown");
                contracts++;
            }
            else if (name.StartsWith(BundleNames.Calendars, StringComparison.Ordinal) && name != CalendarFiles.Zones)
            {
                Require(log.CalendarRules.Contains(CalendarFiles.RulesOf(CanonicalJson.ParseObject(data)).ToString()), name, "calendar.unknown");
                calendars++;
            }
            else if (BundleNames.TryPersonal(name, out var commitment))
            {
                Require(
                    log.Commitments.Contains(commitment) && data.Length >= PersonalCommitment.SaltLength
                        && PersonalCommitment.Opens(commitment, data[..PersonalCommitment.SaltLength], data[PersonalCommitment.SaltLength..]),
                    name,
                    "personal.altered");
                opened++;
            }
        }

        var erased = log.Commitments.Count(log.Erased.Contains);
        return $"{contracts} contract documents, {calendars} calendars; of {log.Commitments.Count} personal records {opened} opened, {erased} erased, "
            + $"{log.Commitments.Count - opened - erased} not in this bundle";
    }

    private static void Require(bool holds, string name, string code)
    {
        if (!holds)
        {
            throw VerificationFault.Altered(code, $"The file {name} is not one whose hash stands in the log.");
        }
    }
}
