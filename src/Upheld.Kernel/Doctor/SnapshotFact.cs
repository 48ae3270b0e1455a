using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Doctor;

/// <summary>A fact as its row stands. Whether it is the leaf that it should be is for the ledger's own check to say; here it is what other tables are held against.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Customer">Whose log it belongs to.</param>
/// <param name="Type">The leaf type.</param>
/// <param name="At">When it happened.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Body">The leaf's <c>f</c> object.</param>
/// <param name="Slot">The first slot of a batch.</param>
/// <param name="Commitment">The commitment to personal data.</param>
/// <param name="InnerRoot">The root of a batch.</param>
public sealed record SnapshotFact(
    Guid Id, CustomerId Customer, string Type, Instant At, Instant RecordedAt, string Body, long? Slot, byte[]? Commitment, byte[]? InnerRoot)
{
    /// <summary>The fact itself.</summary>
    /// <exception cref="FormatException">The body is none of this type.</exception>
    public T Read<T>()
        where T : IFact
    {
        try
        {
            return FactBody.Read<T>(Body, Customer == CustomerId.House ? null : Customer.Value, At);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"Fact {Id} is no {T.Type}.", e);
        }
    }
}
