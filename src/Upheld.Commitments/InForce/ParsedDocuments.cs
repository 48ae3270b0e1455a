using System.Collections.Concurrent;
using Upheld.Commitments.Contracts.Documents;

namespace Upheld.Commitments.InForce;

/// <summary>Documents that pages read again and again, parsed once. A stored version never changes; whether a reader may see it is decided by the query that
/// finds its row, never here.</summary>
internal sealed class ParsedDocuments
{
    private const int Most = 5_000; // then begin anew: what is asked for comes back at once

    private readonly ConcurrentDictionary<Guid, Document> _documents = [];

    public Document Get(Guid version, Func<Document> parse)
    {
        if (_documents.Count > Most)
        {
            _documents.Clear();
        }

        return _documents.GetOrAdd(version, _ => parse());
    }
}
