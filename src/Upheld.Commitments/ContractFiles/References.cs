using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.ContractFiles;

/// <summary>Looks up the names by which documents refer to each other.</summary>
internal static class References
{
    /// <summary>Notes each reference that leads to nothing, or to more than one thing.</summary>
    public static void NoteUnknown(IEnumerable<Document> documents, DocumentSet all, FaultList faults)
    {
        foreach (var reference in documents.SelectMany(d => d.References))
        {
            var found = reference.Kinds.Where(kind => all.Find(kind, reference.Name) is not null).ToList();
            if (found is [])
            {
                NoteUnknown(reference, all, faults);
            }
            else if (found.Count > 1)
            {
                var choices = found.Select(kind => $"{kind.ToLowerInvariant()}/{reference.Name}").ToList();
                faults.Add(DocumentFaults.Ambiguous, reference.At, reference.Path.ToString(),
                    ("name", reference.Name), ("choices", string.Join(", ", choices)), ("example", choices[0]));
            }
        }
    }

    private static void NoteUnknown(DocumentReference reference, DocumentSet all, FaultList faults)
    {
        var known = reference.Kinds.SelectMany(all.OfKind).Select(d => d.Id.Name).ToList();
        var nearest = NearestName.Of(reference.Name, known);
        var kind = nearest is not null ? DocumentFaults.UnknownReference
            : known is [] ? DocumentFaults.UnknownReferenceNone
            : DocumentFaults.UnknownReferenceListed;
        faults.Add(kind, reference.At, reference.Path.ToString(),
            ("kind", new LocalText(string.Join(" or ", reference.Kinds), string.Join(" 或 ", reference.Kinds))),
            ("name", reference.Name), ("nearest", nearest ?? ""), ("known", Shape.Short(string.Join(", ", known.Take(8)))));
    }
}
