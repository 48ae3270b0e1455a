using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Documents;

/// <summary>One document of a contract file: something declared, with a name, checked as far as its kind is installed.</summary>
public sealed class Document
{
    /// <summary>The version of the format; it only grows.</summary>
    public const string ApiVersion = "upheld/v1";

    /// <summary>A document of checked parts.</summary>
    /// <param name="id">Kind and name.</param>
    /// <param name="root">The document as it stands in its file.</param>
    /// <param name="metadata">What of its metadata is right.</param>
    /// <param name="spec">What of its spec is right; null when too little is.</param>
    /// <param name="isSpecSound">Whether nothing of its spec is wrong.</param>
    /// <param name="kind">The kind that understands it, if one is installed.</param>
    /// <param name="references">The documents that it names.</param>
    internal Document(DocumentId id, Node root, SpecMap metadata, SpecMap? spec, bool isSpecSound, IContractKind? kind, IReadOnlyList<DocumentReference> references)
    {
        (Id, Root, Kind, References, Spec) = (id, root, kind, references, spec ?? SpecMap.Empty);
        Title = metadata.LocalText("title");
        Labels = metadata["labels"] is SpecMap labels ? labels.Entries.ToDictionary(e => e.Name, e => ((SpecText)e.Value).Value, StringComparer.Ordinal) : new Dictionary<string, string>();
        Whole = new SpecMap(
            ("apiVersion", new SpecText(ApiVersion)), ("kind", new SpecText(id.Kind)), ("metadata", metadata), ("spec", Spec));
        Model = spec is not null && (isSpecSound || kind is { BindsWhatIsRight: true }) ? kind?.Bind(this) : null;
    }

    /// <summary>Kind and name.</summary>
    public DocumentId Id { get; }

    /// <summary>What people call it; null when the author gave no title.</summary>
    public LocalText? Title { get; }

    /// <summary>What people call it, or else its name.</summary>
    public LocalText Shown => Title ?? Id.Name;

    /// <summary>The author's own labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>What it declares, in canonical form; without the parts that are wrong.</summary>
    public SpecMap Spec { get; }

    /// <summary>Envelope and spec in canonical form; its <see cref="CanonicalJson.Bytes"/> are what is hashed and stored.</summary>
    public SpecMap Whole { get; }

    /// <summary>The kind that understands it; null when no installed module does, and then it is kept as it is.</summary>
    public IContractKind? Kind { get; }

    /// <summary>The kind's typed model of the parts that are right; null when too little is, or when the kind is not installed.</summary>
    public object? Model { get; }

    /// <summary>Whether all its own parts are right. References are not looked at here.</summary>
    public bool IsSound { get; internal set; }

    /// <summary>The documents that it names.</summary>
    public IReadOnlyList<DocumentReference> References { get; }

    /// <summary>The document as it stands in its file.</summary>
    public Node Root { get; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
