using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Schemas;

namespace Upheld.Commitments.Contracts;

/// <summary>A kind of document that contract files may hold. Each module registers the kinds that it owns as singletons of this type.</summary>
/// <remarks>All of it is pure. A kind's own documents are parsed, compared and stored by Commitments; a module needs to know only what it adds.</remarks>
public interface IContractKind
{
    /// <summary>The word after <c>kind:</c>, such as <c>Monitor</c>.</summary>
    string Name { get; }

    /// <summary>What <c>spec</c> must look like.</summary>
    RecordShape Spec { get; }

    /// <summary>Checks what no shape can say about one document alone, such as an end before a start. An error noted here makes the document unsound.</summary>
    void Check(Document document, FaultList faults)
    {
    }

    /// <summary>Whether a document has a model although parts of its spec are wrong, so that one reading tells the faults of its other parts too. Its <see cref="Bind"/> must
    /// then do without every optional part, and with lists that are empty.</summary>
    bool BindsWhatIsRight => false;

    /// <summary>The typed model of a document's <see cref="Document.Spec"/>. What is required is there. Where <see cref="BindsWhatIsRight"/>, what is wrong in optional
    /// parts and in list items has been left out of it; else nothing is wrong.</summary>
    object Bind(Document document);

    /// <summary>Looks for promises that cannot be measured, kept or proved, with all other documents at hand. Runs for every document that has a model.</summary>
    void Lint(Document document, LintContext context)
    {
    }
}
