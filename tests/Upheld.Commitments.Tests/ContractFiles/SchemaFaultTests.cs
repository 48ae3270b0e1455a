namespace Upheld.Commitments.Tests.ContractFiles;

public sealed class SchemaFaultTests
{
    private static string Customer(string spec) => $"apiVersion: upheld/v1\nkind: Customer\nmetadata: {{ name: acme }}\nspec: {spec}\n";

    [Fact]
    public void An_unknown_field_names_the_nearest_known_one()
    {
        var fault = Given.Lint(Customer("{ timeZone: UTC, contact: [] }")).Only("schema.unknown_field");

        (fault.Path, fault.At.Line, fault.At.Column).ShouldBe(("spec.contact", 4, 24));
        fault.Message.En.ShouldBe("There is no field “contact” here.");
        fault.Hint!.En.ShouldBe("Did you mean “contacts”?");
        fault.Hint.Zh.ShouldBe("是否想写“contacts”？");
    }

    [Fact]
    public void An_unknown_field_like_no_other_gets_the_list_of_fields() =>
        Given.Lint(Customer("{ timeZone: UTC, colour: red }")).Only("schema.unknown_field").Hint!.En
            .ShouldBe("The fields are: timeZone, language, contacts, holdback.");

    [Theory]
    [InlineData("{ language: en }", "schema.missing", "spec", "The field “timeZone” is missing; it holds a time zone such as Asia/Shanghai.")]
    [InlineData("{ timeZone: [ UTC ] }", "schema.type", "spec.timeZone", "Expected a time zone such as Asia/Shanghai, found a list.")]
    [InlineData("{ timeZone: Mars/Base }", "schema.value", "spec.timeZone", "Expected a time zone such as Asia/Shanghai, found “Mars/Base”.")]
    [InlineData("{ timeZone: UTC, holdback: 180 }", "schema.value", "spec.holdback", "Expected a duration such as 30s, 10m, 2h or 1d, found “180”.")]
    [InlineData("{ timeZone: UTC, holdback: 1h }", "schema.range", "spec.holdback", "1h is outside 1d to 36500d.")]
    [InlineData("{ timeZone: UTC, contacts: { name: x } }", "schema.type", "spec.contacts", "Expected a list: a contact, found a map.")]
    [InlineData("{ timeZone: UTC, contacts: [ { name: x, email: nobody } ] }", "schema.value", "spec.contacts[0].email", "Expected a mail address, found “nobody”.")]
    [InlineData("nothing", "schema.type", "spec", "Expected what a customer is, found “nothing”.")]
    public void A_wrong_value_says_what_was_expected(string spec, string code, string path, string message)
    {
        var fault = Given.Lint(Customer(spec)).Only(code);

        (fault.Path, fault.Message.En).ShouldBe((path, message));
    }

    [Fact]
    public void Every_fault_of_all_files_is_told_at_once()
    {
        var reading = Given.Read("kind: Custmer\n", Customer("{ timeZone: UTC, x: 1 }"), "apiVersion: upheld/v2\nkind: Service\nmetadata: { name: s, title: '' }\nspec: { criticality: high }\n");

        reading.Faults.Sorted().Select(f => $"{f.At.File}:{f.At.Line} {f.Code} {f.Path}").ShouldBe(
        [
            "0.yaml:1 schema.missing $", "0.yaml:1 schema.missing $", "0.yaml:1 schema.missing $", "0.yaml:1 schema.unknown_kind kind",
            "1.yaml:4 schema.unknown_field spec.x",
            "2.yaml:1 schema.api_version apiVersion", "2.yaml:3 schema.value metadata.title",
            "2.yaml:4 schema.one_needed spec", "2.yaml:4 schema.word spec.criticality",
        ]);
    }

    [Fact]
    public void A_promise_with_a_fault_does_not_hide_what_is_wrong_with_the_next_one()
    {
        var vague = Given.Available.Replace("name: available", "name: second\ntitle: 尽快恢复", StringComparison.Ordinal);
        var report = Given.Lint(Given.Contract(Given.Available.Replace("contractYear", "yearly", StringComparison.Ordinal), vague));

        report.Faults.Select(f => (f.Code, f.Path)).ShouldBe([("schema.word", "spec.promises[0].window"), ("promise.vague_words", "spec.promises[1].title")]);
    }

    [Fact]
    public void A_number_or_a_date_without_quotes_is_still_a_text_where_a_text_is_meant() =>
        Given.Documents("apiVersion: upheld/v1\nkind: Customer\nmetadata: { name: 2026, title: 2026-01-01, labels: { a: 1, b: true } }\nspec: { timeZone: UTC }\n")[0]
            .Labels.ShouldBe(new Dictionary<string, string> { ["a"] = "1", ["b"] = "true" }, ignoreOrder: true);

    [Fact]
    public void Yes_is_not_true() =>
        Given.Lint("apiVersion: upheld/v1\nkind: Service\nmetadata: { name: s }\nspec: { shared: yes }\n").Only("schema.value").Message.En
            .ShouldBe("Expected true or false, found “yes”.");

    [Fact]
    public void A_name_used_twice_is_told_with_the_first_place()
    {
        var fault = Given.Lint(Given.Customer + "---\n" + Given.Customer).Only("name.duplicate");

        fault.At.Line.ShouldBe(8);
        fault.Message.Zh.ShouldBe("Customer“acme”已在 contract.yaml 第 1 行 声明。");
    }

    [Fact]
    public void The_same_name_for_two_kinds_is_no_fault() =>
        Given.Lint(Given.Customer + Given.Service.Replace("name: shop", "name: acme", StringComparison.Ordinal)).Faults.ShouldBeEmpty();

    [Fact]
    public void A_reference_to_nothing_names_the_nearest_known_name()
    {
        var fault = Given.Lint(Given.Customer + Given.Service.Replace("customer: acme", "customer: acmee", StringComparison.Ordinal)).Only("ref.unknown");

        (fault.Path, fault.Message.En, fault.Hint!.En).ShouldBe(("spec.customer", "There is no Customer “acmee”.", "Did you mean “acme”?"));
    }

    [Fact]
    public void References_reach_over_files() => Given.Read(Given.Service, Given.Customer).Faults.Sorted().ShouldBeEmpty();

    [Fact]
    public void A_name_that_is_a_monitor_and_a_service_must_say_which()
    {
        const string Both = "---\napiVersion: upheld/v1\nkind: Monitor\nmetadata: { name: shop }\nspec: { service: shop }\n"
            + "---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: all }\nspec: { customer: acme, up: { all: [ shop ] } }\n";

        Given.Lint(Given.Customer + Given.Service + Both).Only("ref.ambiguous").Hint!.En.ShouldBe("Write which is meant, such as monitor/shop.");
        Given.Lint(Given.Customer + Given.Service + Both.Replace("[ shop ]", "[ service/shop ]", StringComparison.Ordinal)).Codes().ShouldBe(["kind.not_installed"]);
    }

    [Fact]
    public void A_kind_whose_module_is_not_installed_is_kept_with_a_warning_in_either_language()
    {
        var fault = Given.Lint("apiVersion: upheld/v1\nkind: Maintenance\nmetadata: { name: move }\nspec: { from: now }\n").Only("kind.not_installed");

        (fault.Severity, fault.Path, fault.At.Line).ShouldBe((Contracts.Faults.FaultSeverity.Warning, "kind", 2));
        fault.Message.En.ShouldStartWith("Documents of the kind Maintenance are kept");
        fault.Message.Zh.ShouldStartWith("Maintenance 类文档会被保存");
    }

    [Theory]
    [InlineData("title: { en: [ a ] }")]
    [InlineData("title: { zh: 3, en: {} }")]
    [InlineData("labels: [ a ]")]
    public void Wrong_metadata_is_a_fault(string metadata) => Given.Lint($"apiVersion: upheld/v1\nkind: Customer\nmetadata: {{ name: acme, {metadata} }}\nspec: {{ timeZone: Asia/Shanghai }}\n")
        .Faults.ShouldNotBeEmpty();

    [Theory]
    [InlineData("customer: [ acme ]")]
    [InlineData("customer: acme, fee: { amount: much }")]
    [InlineData("customer: acme, up: { all: [ { any: much } ] }")]
    [InlineData("customer: acme, up: { atLeast: some, of: [ shop ] }")]
    [InlineData("customer: acme, up: { atLeast: 2, of: [ [] ] }")]
    public void A_chosen_field_that_is_wrong_is_a_fault(string spec) =>
        Given.Lint(Given.Customer + $"---\napiVersion: upheld/v1\nkind: Service\nmetadata: {{ name: shop }}\nspec: {{ {spec} }}\n").Faults.ShouldNotBeEmpty();

    [Fact]
    public void A_kind_whose_module_is_not_installed_is_kept_as_it_is()
    {
        var document = Given.Documents("apiVersion: upheld/v1\nkind: DataSet\nmetadata: { name: orders }\nspec: { size: 3, nested: { on: true, code: 007 } }\n")[0];

        document.Kind.ShouldBeNull();
        Contracts.Specs.CanonicalJson.Text(document.Spec).ShouldBe("{\"nested\":{\"code\":\"007\",\"on\":true},\"size\":3}");
    }
}
