using Upheld.Commitments.Contracts.Model;

namespace Upheld.Commitments.Tests.Services;

public sealed class ServiceTests
{
    private static string Service(string name, string spec) => $"---\napiVersion: upheld/v1\nkind: Service\nmetadata: {{ name: {name} }}\nspec: {{ shared: true{spec} }}\n";

    [Fact]
    public void A_cycle_of_dependencies_is_told_once_with_its_way()
    {
        var report = Given.Lint(Service("a", ", dependsOn: [ b ]") + Service("b", ", dependsOn: [ d, c ]") + Service("c", ", dependsOn: [ a ]") + Service("d", ""));

        report.Faults.ShouldHaveSingleItem().Message.En.ShouldBe("The service depends on itself: a → b → c → a.");
    }

    [Fact]
    public void A_service_that_is_part_of_itself_is_a_cycle() =>
        Given.Lint(Service("a", ", up: { any: [ b ] }") + Service("b", ", up: { all: [ a ] }")).Only("dependency.cycle").Path.ShouldBe("spec.up");

    [Fact]
    public void A_service_that_depends_on_itself_is_a_cycle() => Given.Lint(Service("a", ", dependsOn: [ a ]")).Only("dependency.cycle");

    [Fact]
    public void A_diamond_is_no_cycle() =>
        Given.Lint(Service("a", ", dependsOn: [ b, c ]") + Service("b", ", dependsOn: [ d ]") + Service("c", ", dependsOn: [ d ]") + Service("d", "")).Faults.ShouldBeEmpty();

    [Fact]
    public void Up_is_all_any_or_so_many_of_parts()
    {
        var spec = (ServiceSpec)Given.Documents(Service("x", "") + Service("y", "") + Service("a", ", up: { atLeast: 2, of: [ x, y, { any: [ x, y ] } ] }"))[2].Model!;

        spec.Up.ShouldBe(new UpRule.AtLeast(2, [new UpRule.One("x"), new UpRule.One("y"), new UpRule.AtLeast(1, [new UpRule.One("x"), new UpRule.One("y")])]));
    }

    [Theory]
    [InlineData(", up: { atLeast: 3, of: [ a, b ] }", "service.too_many_needed")]
    [InlineData(", up: { of: [ a ] }", "schema.one_needed")]
    [InlineData(", up: { all: [ a ], any: [ b ] }", "schema.only_one")]
    [InlineData(", up: { all: [] }", "schema.empty")]
    [InlineData(", customer: acme", "schema.only_one")]
    public void What_cannot_be_decided_is_refused(string spec, string code) =>
        Given.Lint(Given.Customer + Service("a", "") + Service("b", "") + Service("x", spec)).Codes().ShouldContain(code);

    [Fact]
    public void A_service_belongs_to_a_customer_or_is_shared() =>
        Given.Lint("apiVersion: upheld/v1\nkind: Service\nmetadata: { name: a }\nspec: { shared: false }\n").Codes().ShouldBe(["service.nobodys"]);
}
