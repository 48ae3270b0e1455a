using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Kernel.Doctor;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>Every commitment in a leaf opens to the data beside it, or the data was erased and a <c>redact</c> leaf says so.</summary>
internal static class PersonalCheck
{
    public static void Run(EvidenceSnapshot snapshot, EvidenceFindings findings, CancellationToken cancellation)
    {
        var erased = new HashSet<string>();
        var found = Open(snapshot, findings, erased, cancellation);
        if (snapshot.Number("select count(*) from kernel_personal") != found)
        {
            findings.Fault("evidence.personal_stray", "There is personal data to which no leaf is committed.", "存在没有任何叶子承诺的个人数据。");
        }

        if (erased.Count > 0)
        {
            RemoveLogged(snapshot, erased);
            foreach (var commitment in erased)
            {
                findings.Fault(
                    "evidence.personal_erased", $"The personal data of commitment {commitment} are gone, and no redact leaf says why.", $"承诺 {commitment} 的个人数据已消失，且没有相应的删除（redact）叶子。");
            }
        }
    }

    private static long Open(EvidenceSnapshot snapshot, EvidenceFindings findings, HashSet<string> erased, CancellationToken cancellation)
    {
        using var command = snapshot.Query(
            "select f.id, f.customer, f.commitment, p.commitment, p.customer, p.salt, p.data from kernel_fact f "
            + "left join kernel_personal p on p.commitment = f.commitment where f.commitment is not null");
        using var reader = command.ExecuteReader();
        long found = 0;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Count("commitments");
            var fact = EvidenceSnapshot.ReadId(reader, 0);
            if (reader.IsDBNull(3))
            {
                findings.Fault("evidence.personal_missing", $"Fact {fact} is committed to personal data that are not there.", $"事实 {fact} 所承诺的个人数据不存在。");
                continue;
            }

            found++;
            var commitment = (byte[])reader[2];
            if (EvidenceSnapshot.ReadId(reader, 1) != EvidenceSnapshot.ReadId(reader, 4))
            {
                findings.Fault("evidence.personal_customer", $"The personal data of fact {fact} belong to another customer.", $"事实 {fact} 的个人数据属于其他客户。");
            }

            if (reader.IsDBNull(5) && reader.IsDBNull(6))
            {
                erased.Add(Convert.ToHexStringLower(commitment));
            }
            else if (commitment.Length != Hash256.Length || reader.IsDBNull(5) || reader.IsDBNull(6)
                || !PersonalCommitment.Opens(new Hash256(commitment), (byte[])reader[5], (byte[])reader[6]))
            {
                findings.Fault("evidence.personal_altered", $"The personal data of fact {fact} are not those it was committed to.", $"事实 {fact} 的个人数据与其承诺不符。");
            }
        }

        return found;
    }

    private static void RemoveLogged(EvidenceSnapshot snapshot, HashSet<string> erased)
    {
        using var command = snapshot.Query("select body from kernel_fact where type = @type", ("@type", LeafTypes.Redact));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            try
            {
                erased.Remove(CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(reader.GetString(0))).Text("commitment"));
            }
            catch (EvidenceException)
            {
                // The walk over its log has told of it.
            }
        }
    }
}
