using NodaTime;
using Upheld.Commitments.Contracts;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Model;
using Upheld.Commitments.Contracts.Schemas;

namespace Upheld.Commitments.Customers;

/// <summary>The document kind <c>Customer</c>.</summary>
internal sealed class CustomerKind : IContractKind
{
    public const string KindName = "Customer";

    private static readonly RecordShape Contact = new(new("a contact", "联系人"),
        Field.Required("name", Shapes.Text(120)),
        Field.Optional("email", Shapes.Text(254, new("a mail address", "电子邮件地址"), IsMailAddress)),
        Field.Optional("phone", Shapes.Text(40)),
        Field.Optional("role", Shapes.Text(60)),
        Field.Optional("language", Shapes.LanguageTag));

    public string Name => KindName;

    public RecordShape Spec { get; } = new(new("what a customer is", "客户的内容"),
        Field.Required("timeZone", Shapes.Zone),
        Field.Optional("language", Shapes.LanguageTag),
        Field.Optional("contacts", Shapes.ListOf(Contact)),
        Field.Optional("holdback", Shapes.Duration(Duration.FromDays(1))));

    public bool BindsWhatIsRight => true;

    public object Bind(Document document) => CustomerSpec.From(document.Spec);

    private static bool IsMailAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }
}
