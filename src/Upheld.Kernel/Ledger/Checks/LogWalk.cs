using System.Text;
using Upheld.Evidence;
using Upheld.Evidence.Canonical;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Keys;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Doctor;
using Upheld.Kernel.Signing;

namespace Upheld.Kernel.Ledger.Checks;

/// <summary>Walks one log from its first leaf to its last and holds everything against what the leaves themselves say.</summary>
internal sealed class LogWalk
{
    private const int PageSize = 4096;

    private readonly EvidenceSnapshot _snapshot;
    private readonly EvidenceFindings _findings;
    private readonly StoredLog _log;
    private readonly CompactRange _range = new();
    private readonly TileWalk _tiles;
    private readonly Dictionary<TileId, byte[]> _made = [];
    private readonly List<SignedNote> _unknownKeys = [];
    private readonly VerifierKey? _key;
    private long _seq;
    private long _next;

    public LogWalk(StoredLog log, EvidenceSnapshot snapshot, EvidenceFindings findings)
    {
        (_log, _snapshot, _findings) = (log, snapshot, findings);
        _tiles = new TileWalk((id, hashes) => _made.Add(id, hashes));
        _key = Try(() => VerifierKey.Parse(snapshot.Signer.VerifierKey(log.Origin)));
        SignerHead = snapshot.SignerHeads.FirstOrDefault(h => h.Origin == log.Origin);
    }

    public StoredLog Log => _log;

    /// <summary>Where the signer stood with this log.</summary>
    public SignerHead? SignerHead { get; }

    /// <summary>Leaves that there are.</summary>
    public long Leaves => _range.Size;

    /// <summary>The root over them.</summary>
    public Hash256 Root => _range.Root();

    /// <summary>Tiles that there are.</summary>
    public long Tiles { get; private set; }

    /// <summary>Kept heads that there are.</summary>
    public long Checkpoints { get; private set; }

    /// <summary>The logs that this one carries on, as its first leaves say; empty for a first generation.</summary>
    public List<Succession> Successions { get; } = [];

    /// <summary>Heads that no key of the signer has signed: only a successor's word can vouch for them.</summary>
    public IReadOnlyList<SignedNote> OfUnknownKeys => _unknownKeys;

    public void Run(CancellationToken cancellation)
    {
        for (long after = -1; ReadPage(after) is { Count: > 0 } page; after = page[^1].Index ?? after)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = _range.Size;
            var kept = ReadCheckpoints(from, from + page.Count);
            foreach (var fact in page)
            {
                Append(fact);
                CompareAt(_range.Size, kept);
            }

            CompareTiles();
        }

        CompareHead();
    }

    private void Append(StoredFact fact)
    {
        var index = _range.Size;
        if (fact.Index != _next)
        {
            Fault("evidence.index", $"index {_next} is missing: the next leaf has {fact.Index}", $"缺少索引 {_next}：下一条叶子的索引为 {fact.Index}");
        }

        _next = fact.Index + 1 ?? _next; // told once a gap

        if (fact.Seq is not { } seq || seq <= _seq)
        {
            Fault("evidence.position", $"leaf {index} has position {fact.Seq} after {_seq}", $"叶子 {index} 的全局位置为 {fact.Seq}，前一条为 {_seq}");
        }
        else
        {
            _seq = seq;
        }

        if (fact.Columns.Customer != _log.Customer)
        {
            Fault("evidence.customer", $"leaf {index} belongs to another customer than the log", $"叶子 {index} 所属客户与日志不符");
        }

        var hash = HashOf(fact, index);
        _range.Append(hash);
        _tiles.Append(hash);
        _findings.Count("leaves");
    }

    private Hash256 HashOf(StoredFact fact, long index)
    {
        Hash256? computed = null;
        try
        {
            var bytes = FactLeaf.Bytes(fact.Columns);
            computed = TreeHash.Leaf(bytes);
            CheckContent(fact.Columns, index);
        }
        catch (Exception e) when (e is EvidenceException or ArgumentException)
        {
            Fault("evidence.leaf_malformed", $"the columns of leaf {index} make no leaf: {e.Message}", $"叶子 {index} 的字段无法组成叶子：{e.Message}");
        }

        var stored = fact.LeafHash is { Length: Hash256.Length } hash ? new Hash256(hash) : (Hash256?)null;
        if (computed is { } right && stored != right)
        {
            Fault("evidence.leaf_altered", $"leaf {index} ({fact.Columns.Type}) does not give its stored hash", $"叶子 {index}（{fact.Columns.Type}）与其存储的哈希不一致");
        }

        // Going on with what the tree was built of keeps one fault from being told as thousands.
        return stored ?? computed ?? default;
    }

    private void CheckContent(WaitingFact fact, long index)
    {
        var body = CanonicalJson.ParseObject(Encoding.UTF8.GetBytes(fact.Body));
        if ((body.FirstOrDefault(m => m.Key == "id").Value as CanonicalString)?.Value != fact.Id.ToString())
        {
            Fault("evidence.fact_id", $"leaf {index} names another fact than the row that holds it", $"叶子 {index} 中的事实编号与所在行不符");
        }

        if (fact.Type != LeafTypes.Successor)
        {
            return;
        }

        if (Successions.Count == index && index < _log.Generation)
        {
            Successions.Add(Succession.Parse(body));
        }
        else
        {
            Fault("evidence.successor_place", $"leaf {index} is a successor leaf, which stands only at a log's beginning", $"叶子 {index} 为承接叶，但承接叶只能位于日志开头");
        }
    }

    private void CompareTiles()
    {
        foreach (var (id, hashes) in _made)
        {
            using var command = _snapshot.Query(
                "select hashes from kernel_tile where log = @log and level = @level and n = @n",
                ("@log", _snapshot.StoredId(_log.Id)), ("@level", id.Level), ("@n", id.Index));
            if (command.ExecuteScalar() is not byte[] stored)
            {
                Fault("evidence.tile_missing", $"tile {id} is missing", $"缺少哈希块 {id}");
                continue;
            }

            Tiles++;
            _findings.Count("tiles");
            if (!stored.AsSpan().SequenceEqual(hashes))
            {
                Fault("evidence.tile_altered", $"tile {id} does not hold the hashes of its leaves", $"哈希块 {id} 与其叶子的哈希不一致");
            }
        }

        _made.Clear();
    }

    private void CompareAt(long size, Dictionary<long, string> kept)
    {
        if (kept.TryGetValue(size, out var note))
        {
            CompareNote(note, size);
        }

        if (size == _log.SignedSize && _log.Checkpoint is { } published)
        {
            CompareNote(published, size);
        }

        if (SignerHead is { } head && head.Size == size && head.Root != _range.Root())
        {
            Fault("evidence.signer_differs", $"at size {size} the signer has signed another root", $"在规模 {size} 处，签名器签署的是另一个根");
        }
    }

    private void CompareNote(string text, long size)
    {
        _findings.Count("heads");
        if (Try(() => SignedNote.Parse(text)) is not { } note || Try(() => Checkpoint.Parse(note.Text)) is not { } checkpoint)
        {
            Fault("evidence.head_malformed", $"the signed head of size {size} cannot be read", $"规模为 {size} 的签名头无法读取");
            return;
        }

        if (checkpoint.Origin != _log.Origin || checkpoint.Size != size || checkpoint.Root != _range.Root())
        {
            Fault("evidence.head_altered", $"the signed head of size {size} is not that of these leaves", $"规模为 {size} 的签名头与叶子不符");
        }

        try
        {
            note.Verify(_key is null ? [] : [_key]);
        }
        catch (EvidenceException e) when (e.Code == "note.unsigned")
        {
            _unknownKeys.Add(note);
        }
        catch (EvidenceException)
        {
            Fault("evidence.head_signature", $"the signature under the head of size {size} is not valid", $"规模为 {size} 的签名头签名无效");
        }
    }

    private void CompareHead()
    {
        if (_log.Size != _range.Size)
        {
            Fault("evidence.size", $"the log says it has {_log.Size} leaves and has {_range.Size}", $"日志记载 {_log.Size} 条叶子，实有 {_range.Size} 条");
        }

        if (!_log.Root.AsSpan().SequenceEqual(_range.Root().ToArray()))
        {
            Fault("evidence.root", "the stored root is not that of the leaves", "存储的根与叶子不一致");
        }

        if (!_log.Edge.AsSpan().SequenceEqual(_range.ToBytes()))
        {
            Fault("evidence.edge", "the stored edge is not that of the leaves", "存储的右边缘与叶子不一致");
        }

        if (_log.SignedSize < 0 || _log.SignedSize > _range.Size || _log.SignedSize > 0 != (_log.Checkpoint is not null))
        {
            Fault("evidence.signed_size", $"the log says that {_log.SignedSize} leaves are signed, which its head does not bear out", $"日志记载已签名 {_log.SignedSize} 条叶子，与其签名头不符");
        }
    }

    private List<StoredFact> ReadPage(long after)
    {
        using var command = _snapshot.Query(
            $"select {StoredFact.ColumnNames} from kernel_fact where log = @log and idx > @after order by idx limit {PageSize}",
            ("@log", _snapshot.StoredId(_log.Id)), ("@after", after));
        using var reader = command.ExecuteReader();
        var page = new List<StoredFact>();
        while (reader.Read())
        {
            page.Add(StoredFact.Read(reader));
        }

        return page;
    }

    private Dictionary<long, string> ReadCheckpoints(long after, long to)
    {
        using var command = _snapshot.Query(
            "select size, note from kernel_checkpoint where log = @log and size > @after and size <= @to",
            ("@log", _snapshot.StoredId(_log.Id)), ("@after", after), ("@to", to));
        using var reader = command.ExecuteReader();
        var kept = new Dictionary<long, string>();
        while (reader.Read())
        {
            kept[reader.GetInt64(0)] = reader.GetString(1);
        }

        Checkpoints += kept.Count;
        return kept;
    }

    private void Fault(string code, string english, string chinese) => 
        _findings.Fault(code, $"{_log.Origin}: {english}.", $"{_log.Origin}：{chinese}。");

    private static T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (EvidenceException)
        {
            return null;
        }
    }
}
