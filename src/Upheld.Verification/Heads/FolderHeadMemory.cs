using System.Text;

using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;

namespace Upheld.Verification.Heads;

/// <summary>Remembers logs in a folder: for each, a small JSON file and the hashes of its leaves one after the other.</summary>
/// <param name="folder">The folder; made when it is missing.</param>
public sealed class FolderHeadMemory(string folder) : IHeadMemory
{
    private const string Format = "upheld.heads/1";

    /// <inheritdoc/>
    public RememberedLog? Recall(string origin)
    {
        var (head, leaves) = Files(origin);
        if (!File.Exists(head))
        {
            return null;
        }

        try
        {
            var json = CanonicalJson.ParseObject(File.ReadAllBytes(head));
            json.RequireOnly("format", "origin", "policy", "heads", "leaves", "leavesHash");
            var hashes = File.ReadAllBytes(leaves);
            if (json.Text("format") != Format || json.Text("origin") != origin || json.Integer("leaves") * Hash256.Length > hashes.Length)
            {
                throw new EvidenceException("state.malformed", "the fields do not fit");
            }

            // A crash between the two files leaves more hashes than the first one speaks of: those are not remembered yet.
            hashes = hashes[..((int)json.Integer("leaves") * Hash256.Length)];
            if (Sha256.Of(hashes).ToString() != json.Text("leavesHash"))
            {
                throw new EvidenceException("state.malformed", "the hashes of the leaves were changed");
            }

            return new RememberedLog(
                origin,
                Convert.FromBase64String(json.Text("policy")),
                [.. Enumerable.Range(0, hashes.Length / Hash256.Length).Select(i => Hash256.At(hashes, i))],
                [.. json.Array("heads").Select(h => Checkpoint.Parse(((CanonicalString)h).Value))]);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or FileNotFoundException)
        {
            throw new EvidenceException("state.malformed", $"What is remembered of {origin} cannot be read ({e.Message}); see {head}.");
        }
    }

    /// <inheritdoc/>
    public void Remember(RememberedLog log)
    {
        var (head, leaves) = Files(log.Origin);
        Directory.CreateDirectory(folder);
        var hashes = new byte[log.Leaves.Count * Hash256.Length];
        for (var i = 0; i < log.Leaves.Count; i++)
        {
            log.Leaves[i].CopyTo(hashes.AsSpan(i * Hash256.Length));
        }

        Replace(leaves, hashes);
        Replace(head, CanonicalJson.ToBytes(new CanonicalObject
        {
            { "format", Format },
            { "origin", log.Origin },
            { "policy", Convert.ToBase64String(log.Policy.Span) },
            { "heads", new CanonicalArray(log.Heads.Select(h => (CanonicalValue)h.ToText())) },
            { "leaves", log.Leaves.Count },
            { "leavesHash", Sha256.Of(hashes).ToString() },
        }));
    }

    private static void Replace(string file, byte[] bytes)
    {
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    private (string Head, string Leaves) Files(string origin)
    {
        var name = Path.Combine(folder, Sha256.Of(Encoding.UTF8.GetBytes(origin)).ToString()[..32]);
        return (name + ".json", name + ".leaves");
    }
}
