using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Customers;

namespace Upheld.Commitments.Services;

/// <summary>The document kind <c>Service</c>.</summary>
internal sealed class ServiceKind : IContractKind
{
    public const string KindName = "Service";

    private static readonly Shape Fee = Shapes.Either(
        text: Shapes.Decimal(0, 999_999_999_999, 4),
        map: new RecordShape(new("a fee", "费用"),
            Field.Required("amount", Shapes.Decimal(0, 999_999_999_999, 4)),
            Field.Optional("currency", Shapes.Text(3, new("a currency code such as CNY", "货币代码，如 CNY"), c => c.Length == 3 && c.All(char.IsAsciiLetterUpper))),
            Field.Optional("per", Shapes.OneOf("month", "quarter", "year"))));

    private static readonly RecordShape Up = new RecordShape(new("when it is up: all, any, or atLeast … of …", "何时算作正常：all、any 或 atLeast … of …"),
        Field.Optional("all", Shapes.ListOf(Parts, 1)),
        Field.Optional("any", Shapes.ListOf(Parts, 1)),
        Field.Optional("atLeast", Shapes.Whole(1, 1_000)),
        Field.Optional("of", Shapes.ListOf(Parts, 1))).ExactlyOne("all", "any", "of").ExactlyOne("all", "any", "atLeast");

    private static Shape Parts => Shapes.Either(
        text: Shapes.Reference("Monitor", KindName), map: Shapes.Later(new("all, any, or atLeast … of …", "all、any 或 atLeast … of …"), () => Up));

    public string Name => KindName;

    public RecordShape Spec { get; } = new RecordShape(new("what a service is", "服务的内容"),
        Field.Optional("customer", Shapes.Reference(CustomerKind.KindName)),
        Field.Optional("shared", Shapes.Flag),
        Field.Optional("criticality", Shapes.OneOf("core", "important", "normal")),
        Field.Optional("dependsOn", Shapes.ListOf(Shapes.Reference(KindName))),
        Field.Optional("up", Up),
        Field.Optional("fee", Fee)).ExactlyOne("customer", "shared");

    public void Check(Document document, FaultList faults)
    {
        if (document.Spec["shared"] is Contracts.Specs.SpecFlag { Value: false } && document.Spec["customer"] is null)
        {
            faults.Add(ServiceFaults.NobodysService, document, DocumentPath.Spec.Field("shared"));
        }

        var model = (ServiceSpec)document.Model!;
        if (model.Up is UpRule.AtLeast rule && TooMany(rule))
        {
            faults.Add(ServiceFaults.TooManyNeeded, document, DocumentPath.Spec.Field("up"));
        }
    }

    public bool BindsWhatIsRight => true;

    public object Bind(Document document) => ServiceSpec.From(document.Spec);

    public void Lint(Document document, LintContext context) => DependencyCycles.Note(document, context);

    private static bool TooMany(UpRule.AtLeast rule) => rule.Count > rule.Of.Count || rule.Of.OfType<UpRule.AtLeast>().Any(TooMany);
}
