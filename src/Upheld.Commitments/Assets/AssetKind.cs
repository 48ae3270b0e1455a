using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Services;

namespace Upheld.Commitments.Assets;

/// <summary>The document kind <c>Asset</c>.</summary>
internal sealed class AssetKind : IContractKind
{
    public const string KindName = "Asset";

    public static readonly FaultKind EndsFirst = FaultKind.Error("period.empty",
        new("It ends on {end}, before it starts on {start}.", "结束日期 {end} 早于开始日期 {start}。"));

    public string Name => KindName;

    public RecordShape Spec { get; } = new RecordShape(new("what an asset is", "资产的内容"),
        Field.Optional("customer", Shapes.Reference(CustomerKind.KindName)),
        Field.Optional("service", Shapes.Reference(ServiceKind.KindName)),
        Field.Optional("kind", Shapes.Text(60)),
        Field.Optional("from", Shapes.Date),
        Field.Optional("until", Shapes.Date)).AtLeastOne("customer", "service");

    public void Check(Document document, FaultList faults)
    {
        if (document.Model is AssetSpec { From: { } from, Until: { } until } && until <= from)
        {
            faults.Add(EndsFirst, document, DocumentPath.Spec.Field("until"), ("start", document.Spec.NeededText("from")), ("end", document.Spec.NeededText("until")));
        }
    }

    public bool BindsWhatIsRight => true;

    public object Bind(Document document) => AssetSpec.Bind(document.Spec);
}
