using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Customers;
using Upheld.Commitments.Indicators;
using Upheld.Commitments.Promises.Linting;

namespace Upheld.Commitments.Promises;

/// <summary>The document kind <c>Contract</c>.</summary>
internal sealed class ContractKind(IndicatorCatalogue indicators) : IContractKind
{
    public const string KindName = "Contract";

    public string Name => KindName;

    public RecordShape Spec { get; } = new(new("what a contract promises", "合同的内容"),
        Field.Required("customer", Shapes.Reference(CustomerKind.KindName)),
        Field.Required("period", new RecordShape(new("a period with start and end", "包含 start 和 end 的合同期"),
            Field.Required("start", Shapes.Date),
            Field.Required("end", Shapes.Date),
            Field.Optional("timeZone", Shapes.Zone))),
        Field.Optional("rules", RuleShapes.Rules),
        Field.Optional("groups", Shapes.ListOf(new RecordShape(new("a group", "分组"),
            Field.Required("name", Shapes.Name),
            Field.Optional("title", Shapes.LocalText)))),
        Field.Required("promises", Shapes.ListOf(PromiseShapes.Promise(indicators), 1)),
        Field.Optional("supersedes", Shapes.Reference(KindName)),
        Field.Optional("effectiveFrom", Shapes.Date));

    public void Check(Document document, FaultList faults)
    {
        var model = (ContractSpec)document.Model!;
        ContractChecks.NotePeriod(document, model, faults);
        ContractChecks.NoteNames(document, model, faults);
        foreach (var promise in model.Promises)
        {
            ObjectiveChecks.Note(document, promise, indicators, faults);
            RemedyChecks.Note(document, promise, faults);
        }
    }

    public bool BindsWhatIsRight => true;

    public object Bind(Document document) => ContractSpec.From(document.Spec);

    public void Lint(Document document, LintContext context)
    {
        var contract = (ContractSpec)document.Model!;
        WordLint.Note(document, contract, context.Faults);
        foreach (var promise in contract.Promises)
        {
            ScopeLint.Note(document, contract, promise, indicators, context);
            EvidenceLint.Note(document, contract, promise, context.Faults);
            RateLint.Note(document, contract, promise, context);
            SurveyLint.Note(document, contract, promise, context);
            RecoveryLint.Note(document, promise, context);
        }
    }
}
