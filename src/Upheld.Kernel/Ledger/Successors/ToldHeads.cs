using System.Data.Common;
using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Kernel.Database;

namespace Upheld.Kernel.Ledger.Successors;

/// <summary>The last heads of logs that have ended: a successor tells of them, or a leaf on a lost log.</summary>
internal static class ToldHeads
{
    public static HashSet<string> Read(DbConnection connection)
    {
        using var command = connection.Command(
            null, "select body from kernel_fact where type = @successor or type = @lost", ("@successor", LogSucceeded.Type), ("@lost", LogLost.Type));
        using var reader = command.ExecuteReader();
        var told = new HashSet<string>();
        while (reader.Read())
        {
            try
            {
                told.Add(CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(reader.GetString(0))).Text("head"));
            }
            catch (EvidenceException)
            {
                // The evidence check tells of it.
            }
        }

        return told;
    }
}
