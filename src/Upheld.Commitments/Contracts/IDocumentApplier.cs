using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Kernel.Database;
using Upheld.Kernel.Ids;

namespace Upheld.Commitments.Contracts;

/// <summary>A module that keeps rows of its own for a kind of document. It changes them in the transaction of the apply: the document and what it brings about stand
/// together or not at all.</summary>
public interface IDocumentApplier
{
    /// <summary>The kind, such as <c>Monitor</c>.</summary>
    string Kind { get; }

    /// <summary>Adds to the context what the change of one document brings about; the caller saves.</summary>
    Task ApplyAsync(UpheldDb db, DocumentApplication application, CancellationToken cancellation);

    /// <summary>Called once after all documents of an apply, for what follows from several of them together.</summary>
    /// <param name="db">The apply's context.</param>
    /// <param name="applications">Everything that was applied.</param>
    /// <param name="after">All documents as they stand afterwards.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task FinishAsync(UpheldDb db, IReadOnlyList<DocumentApplication> applications, DocumentSet after, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What happens to a document.</summary>
public enum DocumentStep
{
    /// <summary>It is new, or comes back after it was retired.</summary>
    Create,

    /// <summary>Its content changes.</summary>
    Change,

    /// <summary>It is taken out of use.</summary>
    Retire,
}

/// <summary>One document of an apply.</summary>
/// <param name="Step">What happens to it.</param>
/// <param name="Document">The document as it will be; for a retirement, as it was. Its model is bound.</param>
/// <param name="Customer">Whose it is; <see cref="CustomerId.House"/> for what is shared.</param>
/// <param name="EffectiveFrom">From when it counts.</param>
/// <param name="Restatement">The restatement by which it counts for days that have passed; null where it does not.</param>
public sealed record DocumentApplication(DocumentStep Step, Document Document, CustomerId Customer, Instant EffectiveFrom, Guid? Restatement = null);
