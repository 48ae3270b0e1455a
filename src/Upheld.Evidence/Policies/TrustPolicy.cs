using System.Globalization;
using System.Text;

using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Notes;

namespace Upheld.Evidence.Policies;

/// <summary>Which logs are trusted, and which witnesses must have seen a head (C2SP tlog-policy).</summary>
/// <remarks>With <c>quorum none</c> a head counts on the log's word alone; the verifier then says "unwitnessed".</remarks>
public sealed class TrustPolicy
{
    private const string None = "none";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly List<VerifierKey> _logs = [];
    private readonly List<VerifierKey> _witnesses = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;

    private TrustPolicy()
    {
    }

    /// <summary>The logs' keys; the name of each is the log's origin.</summary>
    public IReadOnlyList<VerifierKey> Logs => _logs;

    /// <summary>The witnesses' keys.</summary>
    public IReadOnlyList<VerifierKey> Witnesses => _witnesses;

    /// <summary>Whether a head needs any cosignature.</summary>
    public bool NeedsWitnesses => _quorum != None;

    /// <summary>A policy that trusts these logs without witnesses.</summary>
    public static TrustPolicy OfLogs(params IEnumerable<VerifierKey> logs)
    {
        var policy = new TrustPolicy { _quorum = None };
        policy._logs.AddRange(logs);
        return policy;
    }

    /// <summary>Reads a policy file.</summary>
    /// <exception cref="EvidenceException"><c>policy.malformed</c>, with the number of the line.</exception>
    public static TrustPolicy Parse(ReadOnlySpan<byte> file)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            throw new EvidenceException("policy.malformed", "A policy is valid UTF-8.");
        }

        if (!text.EndsWith('\n') || text.Any(c => c is < ' ' and not ('\t' or '\n') or '\x7f'))
        {
            throw new EvidenceException("policy.malformed", "A policy has whole lines, and no control characters besides tabs.");
        }

        var policy = new TrustPolicy();
        var number = 0;
        foreach (var line in text[..^1].Split('\n'))
        {
            number++;
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#')
            {
                try
                {
                    policy.Read(words);
                }
                catch (EvidenceException e)
                {
                    throw new EvidenceException("policy.malformed", $"Line {number} of the policy: {e.Message}");
                }
            }
        }

        return policy._quorum is null ? throw new EvidenceException("policy.malformed", "A policy has one quorum line.") : policy;
    }

    /// <summary>The same policy with these keys of logs in the place of its own, as followed through the log's <c>key.add</c> and <c>key.retire</c> leaves.</summary>
    public TrustPolicy WithLogs(IEnumerable<VerifierKey> keys)
    {
        var policy = new TrustPolicy { _quorum = _quorum };
        policy._logs.AddRange(keys);
        policy._witnesses.AddRange(_witnesses);
        foreach (var (name, rule) in _rules)
        {
            policy._rules.Add(name, rule);
        }

        return policy;
    }

    /// <summary>Checks a head: signed by a trusted log of its origin, and seen by enough witnesses.</summary>
    /// <exception cref="EvidenceException"><c>checkpoint.malformed</c>, <c>note.bad_signature</c>, <c>policy.log</c> (no trusted log's signature),
    /// <c>policy.quorum</c> (too few witnesses).</exception>
    public TrustedCheckpoint Check(SignedNote note)
    {
        var checkpoint = Checkpoint.Parse(note.Text);
        var logs = _logs.Where(k => k.Name == checkpoint.Origin).ToList();
        if (!note.Signatures.Any(s => logs.Any(k => k.IsOf(s))))
        {
            throw new EvidenceException("policy.log", $"The head of {checkpoint.Origin} is not signed by a trusted key.");
        }

        var signatures = note.Verify([.. logs, .. _witnesses]);
        var seen = signatures.Where(s => s.Key.Type == SignatureType.Cosignature).Select(s => s.Key).ToHashSet();
        return IsMet(_quorum!, seen)
            ? new TrustedCheckpoint(checkpoint, note, signatures, NeedsWitnesses)
            : throw new EvidenceException("policy.quorum", $"Only {seen.Count} of the policy's witnesses have seen this head; its quorum asks for more.");
    }

    private void Read(string[] words)
    {
        switch (words)
        {
            case ["log", var key, ..] when words.Length <= 3:
                AddKey(_logs, key, SignatureType.Ed25519);
                break;
            case ["witness", var name, var key, ..] when words.Length <= 4:
                Define(name, new Rule(AddKey(_witnesses, key, SignatureType.Cosignature), 1, []));
                break;
            case ["group", var group, var threshold, .. { Length: > 0 } members]:
                DefineGroup(group, threshold, members);
                break;
            case ["quorum", var quorum] when _quorum is null:
                _quorum = quorum == None || _rules.ContainsKey(quorum) ? quorum : throw Fault($"'{quorum}' is not defined above");
                break;
            default:
                throw Fault("it is none of log, witness, group and a single quorum, or has the wrong number of words");
        }
    }

    private VerifierKey AddKey(List<VerifierKey> keys, string text, SignatureType type)
    {
        var key = VerifierKey.Parse(text);
        if (key.Type != type || keys.Any(k => k.PublicKey.Span.SequenceEqual(key.PublicKey.Span)))
        {
            throw Fault("a log's key is of type 1, a witness's of type 4, and none stands twice");
        }

        keys.Add(key);
        return key;
    }

    private void DefineGroup(string name, string threshold, string[] members)
    {
        var needed = threshold switch
        {
            "all" => members.Length,
            "any" => 1,
            _ => int.TryParse(threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k : 0,
        };
        if (needed < 1 || needed > members.Length)
        {
            throw Fault("a group needs all, any, or a number between one and its members");
        }

        foreach (var member in members)
        {
            if (!_rules.ContainsKey(member) || !_members.Add(member))
            {
                throw Fault($"'{member}' is not defined above, or is a member already");
            }
        }

        Define(name, new Rule(null, needed, members));
    }

    private void Define(string name, Rule rule)
    {
        if (name == None || !_rules.TryAdd(name, rule))
        {
            throw Fault($"the name '{name}' is taken");
        }
    }

    private bool IsMet(string name, HashSet<VerifierKey> seen)
    {
        if (name == None)
        {
            return true;
        }

        var rule = _rules[name];
        return rule.Witness is { } witness ? seen.Contains(witness) : rule.Members.Count(m => IsMet(m, seen)) >= rule.Needed;
    }

    private static EvidenceException Fault(string what) => new("policy.malformed", what + ".");

    private sealed record Rule(VerifierKey? Witness, int Needed, string[] Members);
}
