using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Files;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.ContractFiles;

/// <summary>Reads contract files into documents, and notes every fault of all of them at once.</summary>
internal sealed class ContractReader(ContractKinds kinds)
{
    private static readonly RecordShape Metadata = new(new("a map with the name of the document", "包含文档名称的映射"),
        Field.Required("name", Shapes.Name),
        Field.Optional("title", Shapes.LocalText),
        Field.Optional("labels", Shapes.MapOf(new("a label of letters, digits and . _ / -", "由字母、数字和 . _ / - 组成的标签"), IsLabel, Shapes.Text(200))));

    private static readonly RecordShape Envelope = new(new("a document", "文档"),
        Field.Required("apiVersion", Shapes.Text(60)),
        Field.Required("kind", Shapes.Text(60)),
        Field.Required("metadata", Metadata),
        Field.Required("spec", Shapes.Anything));

    /// <summary>The documents of the files in their order, and the faults. Documents with faults are among them, as far as they could be read.</summary>
    /// <param name="files">The files.</param>
    /// <param name="inForce">Documents that stand already and may be referred to; one of the files with the same id takes its place.</param>
    public ContractReading Read(IEnumerable<SourceFile> files, IReadOnlyList<Document>? inForce = null)
    {
        var faults = new FaultList();
        var documents = new List<Document>();
        foreach (var file in files)
        {
            foreach (var part in YamlText.Parts(file, faults))
            {
                if (YamlNodes.Read(file.Name, part, faults) is { } root)
                {
                    // JSON has no mark between documents, so a file may also be one list of them.
                    var roots = root is ListNode list ? list.Items : [root];
                    documents.AddRange(roots.Select(r => ReadDocument(r, faults)).OfType<Document>());
                }
            }
        }

        NoteDuplicates(documents, faults);
        var all = new DocumentSet(documents.Concat(inForce ?? []));
        References.NoteUnknown(documents, all, faults);
        return new ContractReading(documents, all, faults);
    }

    private static bool IsLabel(string name) => name.Length is >= 1 and <= 63 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-');

    private Document? ReadDocument(Node root, FaultList faults)
    {
        if (root is not MapNode map)
        {
            faults.Add(DocumentFaults.NotADocument, root.At, "$", ("found", Shape.Found(root)));
            return null;
        }

        var errorsBefore = faults.ErrorCount;
        var reader = new SpecReader(faults);
        var envelope = ReadEnvelope(map, reader);
        NoteVersion(map, envelope, faults);
        var kindName = NoteKind(map, envelope, faults);
        if (kindName is null)
        {
            return null;
        }

        var kind = kinds.Find(kindName);
        if (kind is null)
        {
            faults.Add(DocumentFaults.NotInstalled, map.Find("kind")!.At, "kind", ("kind", kindName));
        }

        var errorsBeforeSpec = faults.ErrorCount;
        var spec = map.Find("spec") is { } node && kind is not null ? kind.Spec.Read(node, DocumentPath.Spec, reader) : envelope["spec"];
        var isSpecSound = faults.ErrorCount == errorsBeforeSpec;
        if (envelope["metadata"] is not SpecMap metadata || metadata.Text("name") is not { } name)
        {
            return null;
        }

        var id = new DocumentId(kindName, name);
        var document = new Document(id, root, metadata, spec as SpecMap, isSpecSound, kind, reader.References);
        if (document.Model is not null)
        {
            kind!.Check(document, faults);
        }

        document.IsSound = faults.ErrorCount == errorsBefore;
        return document;
    }

    /// <summary>The parts of the envelope that are right, each on its own: a missing version does not hide the name.</summary>
    private static SpecMap ReadEnvelope(MapNode map, SpecReader reader)
    {
        Envelope.Read(map, DocumentPath.Root, reader);
        var silent = new SpecReader(new FaultList());
        return new SpecMap(Envelope.Fields
            .Select(f => (f.Name, Value: map.Find(f.Name) is { } node ? f.Shape.Read(node, DocumentPath.Root, silent) : null))
            .Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)));
    }

    private static void NoteVersion(MapNode map, SpecMap envelope, FaultList faults)
    {
        if (envelope.Text("apiVersion") is { } version && version != Document.ApiVersion)
        {
            var isOpenSlo = version.StartsWith("openslo/", StringComparison.OrdinalIgnoreCase);
            faults.Add(isOpenSlo ? DocumentFaults.OpenSlo : DocumentFaults.ApiVersion, map.Find("apiVersion")!.At, "apiVersion", ("found", Shape.Short(version)));
        }
    }

    private string? NoteKind(MapNode map, SpecMap envelope, FaultList faults)
    {
        if (envelope.Text("kind") is not { } kind || kinds.Names.Contains(kind))
        {
            return envelope.Text("kind");
        }

        var nearest = NearestName.Of(kind, kinds.Names);
        faults.Add(nearest is null ? DocumentFaults.UnknownKindListed : DocumentFaults.UnknownKind, map.Find("kind")!.At, "kind",
            ("found", Shape.Short(kind)), ("nearest", nearest ?? ""), ("known", string.Join(", ", kinds.Names)));
        return null;
    }

    private static void NoteDuplicates(List<Document> documents, FaultList faults)
    {
        var first = new Dictionary<DocumentId, Document>();
        foreach (var document in documents)
        {
            if (!first.TryAdd(document.Id, document))
            {
                var at = first[document.Id].Root.At;
                LocalText where = new($"{at.File}, line {at.Line}", $"{at.File} 第 {at.Line} 行");
                faults.Add(DocumentFaults.Duplicate, document, DocumentPath.Root.Field("metadata").Field("name"),
                    ("kind", document.Id.Kind), ("name", document.Id.Name), ("first", where));
            }
        }
    }
}

/// <summary>What a reading of files found.</summary>
/// <param name="Documents">The documents of the files, in their order.</param>
/// <param name="All">Those and the ones already in force.</param>
/// <param name="Faults">Every fault.</param>
internal sealed record ContractReading(IReadOnlyList<Document> Documents, DocumentSet All, FaultList Faults);
