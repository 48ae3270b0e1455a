namespace Upheld.Commitments.Contracts.Documents;

/// <summary>Documents that may name each other.</summary>
public sealed class DocumentSet
{
    private readonly Dictionary<DocumentId, Document> _byId = [];
    private readonly Dictionary<string, List<Document>> _byKind = new(StringComparer.Ordinal);

    /// <summary>A set of these documents; of two with one id the first stays.</summary>
    public DocumentSet(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            if (_byId.TryAdd(document.Id, document))
            {
                if (!_byKind.TryGetValue(document.Id.Kind, out var ofKind))
                {
                    _byKind[document.Id.Kind] = ofKind = [];
                }

                ofKind.Add(document);
            }
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Document> All => _byKind.Values.SelectMany(d => d);

    /// <summary>The document of a kind and name, or null.</summary>
    public Document? Find(string kind, string name) => _byId.GetValueOrDefault(new DocumentId(kind, name));

    /// <summary>All documents of a kind, in their order.</summary>
    public IReadOnlyList<Document> OfKind(string kind) => _byKind.GetValueOrDefault(kind) ?? [];

    /// <summary>The models of a type, of all sound documents of a kind.</summary>
    public IEnumerable<(Document Document, T Model)> Models<T>(string kind) =>
        OfKind(kind).Where(d => d.Model is T).Select(d => (d, (T)d.Model!));

    /// <summary>The model of one document, or null when it is missing, unsound or of another type.</summary>
    public T? Model<T>(string kind, string name)
        where T : class => Find(kind, name)?.Model as T;
}
