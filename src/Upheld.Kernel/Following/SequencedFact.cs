using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Following;

/// <summary>A fact with its position in the order of all facts.</summary>
public sealed record SequencedFact(long Seq, Guid Id, CustomerId Customer, string Type, Instant At, Instant RecordedAt, string Source, string Body, Guid Log, long Index)
{
    /// <summary>The fact as the record that was recorded.</summary>
    public T Read<T>()
        where T : IFact => FactBody.Read<T>(Body, Customer == CustomerId.House ? null : Customer.Value, At);

    /// <summary>The fact when it is one that formulas read; null otherwise.</summary>
    public IFact? ReadKnown() => FactTypes.All.TryGetValue(Type, out var known)
        ? known.Read(new LeafEnvelope(Customer == CustomerId.House ? null : Customer.Value, At), System.Text.Encoding.UTF8.GetBytes(Body))
        : null;
}
