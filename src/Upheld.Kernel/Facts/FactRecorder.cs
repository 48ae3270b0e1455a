using NodaTime;
using Upheld.Evidence.Leaves;
using Upheld.Figures.Facts;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;
using Upheld.Kernel.Ledger;

namespace Upheld.Kernel.Facts;

/// <summary>How slices say what happened.</summary>
public static class FactRecorder
{
    /// <summary>The source of facts that this node records itself.</summary>
    public const string ThisNode = "node";

    /// <summary>Records a fact: saved together with the data that caused it by the next <c>SaveChangesAsync</c>, or not at all.</summary>
    /// <param name="db">The slice's context.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="source">Who says so; this node when left out.</param>
    /// <returns>The fact's id, which stands in its leaf.</returns>
    /// <exception cref="Upheld.Evidence.EvidenceException">The fact makes no leaf: <c>leaf.too_large</c> (more than 65,535 bytes), <c>leaf.not_integer</c> and the like.</exception>
    public static Guid Record<T>(this UpheldDb db, T fact, string source = ThisNode)
        where T : IFact => Add(db, fact, source, null, null, null);

    /// <summary>Records a fact with personal data: only a salted commitment to it enters the ledger; the data stays beside it and can be erased.</summary>
    /// <param name="db">The slice's context.</param>
    /// <param name="fact">What happened, without names.</param>
    /// <param name="personal">The personal part: names, addresses, free text.</param>
    /// <param name="source">Who says so; this node when left out.</param>
    public static Guid RecordPersonal<T>(this UpheldDb db, T fact, byte[] personal, string source = ThisNode)
        where T : IFact
    {
        var salt = db.Ids.NewBytes(PersonalCommitment.SaltLength);
        var commitment = PersonalCommitment.Of(salt, personal).ToArray();
        db.Add(new PersonalRow { Commitment = commitment, Customer = CustomerOf(fact), Salt = salt, Data = personal });
        return Add(db, fact, source, commitment, null, null);
    }

    /// <summary>Records the sealing of a batch of samples.</summary>
    /// <param name="db">The slice's context.</param>
    /// <param name="fact">What the batch holds.</param>
    /// <param name="firstSlot">Slot number of its first sample.</param>
    /// <param name="innerRoot">RFC 6962 root of its records, 32 bytes.</param>
    /// <param name="source">The node or agent that measured.</param>
    public static Guid RecordBatch<T>(this UpheldDb db, T fact, long firstSlot, byte[] innerRoot, string source = ThisNode)
        where T : IFact => Add(db, fact, source, null, firstSlot, innerRoot);

    private static Guid Add<T>(UpheldDb db, T fact, string source, byte[]? commitment, long? slot, byte[]? innerRoot)
        where T : IFact
    {
        var id = db.Ids.NewGuid();
        var row = new FactRow
        {
            Id = id,
            Customer = CustomerOf(fact),
            Type = T.Type,
            At = fact.At,
            RecordedAt = db.Clock.GetCurrentInstant(),
            Source = source,
            Body = FactBody.Of(fact, id),
            Commitment = commitment,
            Slot = slot,
            InnerRoot = innerRoot,
        };
        RequireLeaf(row);
        db.Add(row);
        return id;
    }

    /// <summary>A fact that makes no leaf is refused here, where the mistake is, and not by the sequencer, which could only leave it lying. Facts are designed for 2 KiB; one
    /// that lists a user's things (the monitors of a service) may be longer, up to what a log can hold.</summary>
    private static void RequireLeaf(FactRow row) => FactLeaf.Bytes(row);

    private static CustomerId CustomerOf(IFact fact) => fact.Customer is { } customer ? new CustomerId(customer) : CustomerId.House;
}
