using NodaTime;
using Upheld.Commitments.Contracts.Faults;
using Upheld.Testing.Requirements;

namespace Upheld.Commitments.Tests.Promises;

public sealed class PromiseLintTests
{
    private const string Rate = """
        name: incidents
        indicator: securityIncidentRate
        objective: { atMost: "0.5%" }
        window: { rolling: 365d }
        accountable: 安全团队
        measures: [ { name: scans, indicator: scanCoverage, objective: { atLeast: "95%" }, accountable: 安全团队 } ]
        """;

    private const string Satisfied = """
        name: satisfied
        indicator: satisfaction
        objective: { atLeast: "90%" }
        window: quarter
        accountable: 客户关系团队
        measures: [ { name: rounds, indicator: surveysHeld, objective: { atLeast: 1 }, accountable: 客户关系团队 } ]
        """;

    private static string Assets(int count, string spec = "customer: acme") => string.Concat(Enumerable.Range(1, count).Select(i =>
        $"---\napiVersion: upheld/v1\nkind: Asset\nmetadata: {{ name: a{i} }}\nspec: {{ {spec} }}\n"));

    private static string Changed(string promise, string from, string to)
    {
        promise.ShouldContain(from);
        return promise.Replace(from, to, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_promise_has_no_fault() => Given.Lint(Given.Contract(Given.Available)).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("accountable: 技术支持团队\n", "", "promise.no_owner", "The promise has no owner", "该承诺没有责任人")]
    [InlineData("objective: { atLeast: \"99.9%\" }\n", "", "promise.no_objective", "The promise has no objective", "该承诺没有目标")]
    [InlineData("indicator: availability\n", "", "promise.no_indicator", "The promise has no indicator", "该承诺没有量化指标")]
    [InlineData("measures: [ {", "labels: [ {", "promise.no_measure", "The promise has no measure", "该承诺没有保障措施")]
    [Requirement("P-03", "saving one without any of the four is refused with a message naming it, in zh and en")]
    public void Saving_a_promise_without_any_of_the_four_is_refused_with_a_message_naming_it(string from, string to, string code, string en, string zh)
    {
        var fault = Given.Lint(Given.Contract(Changed(Given.Available, from, to))).Only(code);

        fault.Severity.ShouldBe(FaultSeverity.Error);
        fault.Message.En.ShouldStartWith(en);
        fault.Message.Zh.ShouldStartWith(zh);
        fault.Path.ShouldBe("spec.promises[0]");
    }

    [Theory]
    [InlineData("indicator: monitoringCoverage, ", "", "measure.no_indicator")]
    [InlineData("objective: { atLeast: \"100%\" }, ", "", "measure.no_objective")]
    [InlineData(", accountable: 运维团队", "", "measure.no_owner")]
    [Requirement("S-121", "lint: 0 measures without indicator in the template; removing one fails the build of the contract")]
    public void Removing_the_indicator_of_a_measure_fails_the_contract(string from, string to, string code) =>
        Given.Lint(Given.Contract(Changed(Given.Available, from, to))).Only(code).Path.ShouldBe("spec.promises[0].measures[0]");

    [Fact]
    public void An_empty_list_of_measures_is_no_measure() =>
        Given.Lint(Given.Contract(Given.Available[..Given.Available.IndexOf("measures", StringComparison.Ordinal)] + "measures: []")).Only("promise.no_measure").Path
            .ShouldBe("spec.promises[0].measures");

    [Fact]
    public void An_unknown_indicator_names_the_nearest() =>
        Given.Lint(Given.Contract(Changed(Given.Available, "indicator: availability", "indicator: availabilty"))).Only("ref.unknown").Hint!.En
            .ShouldBe("Did you mean “availability”?");

    [Theory]
    [InlineData("title: 尽快恢复服务", "尽快")]
    [InlineData("title: 及时响应", "及时")]
    [InlineData("text: { en: We will use best efforts., zh: 我们将努力 }", "best efforts")]
    [InlineData("title: Answers as soon as possible", "as soon as possible")]
    [Requirement("S-11", "rendering the template reads as complete sentences; lint flags vague words (尽快, 及时, best effort) without a number")]
    public void Vague_words_without_a_number_are_flagged(string line, string word)
    {
        var fault = Given.Lint(Given.Contract(Given.Available + "\n" + line)).Only("promise.vague_words");

        fault.Severity.ShouldBe(FaultSeverity.Warning);
        fault.Message.En.ShouldContain(word);
    }

    [Theory]
    [InlineData("title: 及时响应，30 分钟内")]
    [InlineData("title: 两小时内尽快恢复")]
    [InlineData("title: Prompt answers")]
    public void Vague_words_beside_a_number_say_something(string line) => Given.Lint(Given.Contract(Given.Available + "\n" + line)).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("title: 客户数据绝对安全")]
    [InlineData("title: 100%安全")]
    [InlineData("title: Your data is 100 % safe")]
    [InlineData("text: { en: Absolutely secure storage, zh: 安全存储 }")]
    public void What_nobody_can_prove_cannot_be_promised(string line) =>
        Given.Lint(Given.Contract(Given.Available + "\n" + line)).Only("promise.absolute").Severity.ShouldBe(FaultSeverity.Error);

    [Theory]
    [InlineData("{ atLeast: 99.9 }", "objective.form", "99.9 has no unit; the objective of availability is a percentage.")]
    [InlineData("{ atMost: \"99.9%\" }", "objective.form", "The objective of availability must be atLeast: a percentage; found atMost: 99.9%.")]
    [InlineData("{ within: 4h }", "objective.form", "The objective of availability must be atLeast: a percentage; found within: 4h.")]
    [InlineData("{ atLeast: \"100.1%\" }", "objective.impossible", "Nobody can reach at least 100.1%: a share is never more than 100 %.")]
    [InlineData("{ atLeast: \"100%\" }", "objective.impossible", "Nobody can reach 100%: it leaves no budget, so that a single missed check breaks it and no evidence can prove it.")]
    [InlineData("{ atLeast: \"99.9%\", within: 1h }", "schema.only_one", "")]
    [InlineData("{}", "schema.one_needed", "One of these fields is needed: atLeast, atMost, within.")]
    public void An_objective_fits_its_indicator_and_can_be_reached(string objective, string code, string message)
    {
        var fault = Given.Lint(Given.Contract(Changed(Given.Available, "{ atLeast: \"99.9%\" }", objective))).Faults.First(f => f.Code == code);

        fault.Message.En.ShouldStartWith(message);
    }

    [Fact]
    public void A_stretch_target_is_tighter_than_the_promise()
    {
        Given.Lint(Given.Contract(Given.Available + "\nstretch: { atLeast: \"99.95%\" }")).Faults.ShouldBeEmpty();
        Given.Lint(Given.Contract(Given.Available + "\nstretch: { atLeast: \"99.5%\" }")).Only("objective.impossible").Path.ShouldBe("spec.promises[0].stretch");
    }

    [Fact]
    public void With_100_assets_half_a_per_cent_allows_no_incident_at_all()
    {
        var report = Given.Lint(Given.Contract(Rate) + Assets(100));

        report.Only("rate.allows_zero").Message.En.ShouldBe("With 100 asset(s), at most 0.5% allows no incident at all: a single one would be 1%.");
        report.Only("rate.allows_zero").Hint!.Zh.ShouldStartWith("资产达到 200 项时才允许发生一次。");
        report.Only("rate.never_provable").Message.En.ShouldBe(
            "100 asset-years cannot prove at most 0.5%: even without any incident, 600 are needed (3 ÷ 0.5%) to be 95 % sure.");
        report.IsClean.ShouldBeTrue();
    }

    [Theory]
    [InlineData(199, true, true)]
    [InlineData(200, false, true)]
    [InlineData(599, false, true)]
    [InlineData(600, false, false)]
    public void The_number_of_assets_decides_what_a_rate_allows_and_proves(int assets, bool allowsZero, bool neverProvable)
    {
        var codes = Given.Lint(Given.Contract(Rate) + Assets(assets)).Codes();

        codes.Contains("rate.allows_zero").ShouldBe(allowsZero);
        codes.Contains("rate.never_provable").ShouldBe(neverProvable);
    }

    [Fact]
    public void Assets_count_for_their_days_only() =>
        Given.Lint(Given.Contract(Rate) + Assets(390, "service: shop, from: 2026-07-02")).Only("rate.allows_zero").Message.En.ShouldContain("a single one would be 0.51%");

    [Fact]
    public void Without_any_asset_there_is_nothing_to_say_yet() => Given.Lint(Given.Contract(Rate)).Faults.ShouldBeEmpty();

    [Fact]
    public void Too_few_people_cannot_prove_satisfaction()
    {
        string With(int people) => Given.Contract(Satisfied).Replace("language: zh-CN",
            $"language: zh-CN, contacts: [ {string.Join(", ", Enumerable.Range(1, people).Select(i => $"{{ name: P{i} }}"))} ]", StringComparison.Ordinal);

        Given.Lint(With(34)).Only("survey.too_few").Message.En.ShouldBe(
            "34 contact(s) cannot prove at least 90%: it takes 35 answers, all satisfied, to be 95 % sure.");
        Given.Lint(With(35)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_outlives_its_window()
    {
        Given.Lint(Given.Contract(Given.Available + "\nevidence: 400d")).Faults.ShouldBeEmpty();
        Given.Lint(Given.Contract(Given.Available + "\nevidence: 30d")).Only("window.longer_than_retention").Severity.ShouldBe(FaultSeverity.Error);
    }

    [Fact]
    public void A_scope_covers_something()
    {
        Given.Lint(Given.Contract(Changed(Given.Available, "criticality: core", "criticality: important"))).Only("scope.empty").Path.ShouldBe("spec.promises[0].scope");
        Given.Lint(Given.Contract(Changed(Given.Available, "criticality: core", "services: []"))).Only("scope.empty").Path.ShouldBe("spec.promises[0].scope.services");
        Given.Lint(Given.Contract(Given.Available + "\nrules: { coreServices: [ shop ] }")).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Another_customers_service_cannot_be_promised()
    {
        const string Foreign = "---\napiVersion: upheld/v1\nkind: Customer\nmetadata: { name: other }\nspec: { timeZone: UTC }\n"
            + "---\napiVersion: upheld/v1\nkind: Service\nmetadata: { name: secret }\nspec: { customer: other }\n";

        Given.Lint(Given.Contract(Changed(Given.Available, "criticality: core", "services: [ shop, secret ]")) + Foreign).Only("scope.foreign").Path
            .ShouldBe("spec.promises[0].scope.services[1]");
    }

    [Theory]
    [InlineData("{ below: \"99.9%\", percent: 10 }, { below: \"99.9%\", percent: 30 }", "Two tiers begin at 99.9%: which one pays cannot be said.")]
    [InlineData("{ below: \"99.0%\", percent: 10 }, { below: \"99.9%\", percent: 30 }", "The tier at 99% is worse for the customer and yet pays no more than the tier at 99.9%.")]
    [InlineData("{ below: \"99.95%\", percent: 10 }", "The tier at 99.95% pays although the objective at least 99.9% is met.")]
    [InlineData("{ above: \"99.5%\", percent: 10 }", "The tiers must say “below”: that is the side on which the objective is missed.")]
    public void Tiers_say_one_thing_for_every_figure(string tiers, string message) =>
        Given.Lint(Given.Contract(Given.Available + $"\nremedy: {{ credits: [ {tiers} ] }}")).Only("remedy.overlap").Message.En.ShouldBe(message);

    [Fact]
    public void Rising_tiers_are_right() =>
        Given.Lint(Given.Contract(Given.Available + "\nremedy: { credits: [ { below: \"99.9%\", percent: 10 }, { below: \"99.0%\", percent: 30 } ], of: monthlyFee }")).Faults.ShouldBeEmpty();

    [Fact]
    public void A_recovery_promise_needs_a_planned_restore()
    {
        const string Recovery = """
            name: recovery
            indicator: recoveryTime
            objective: { within: 4h }
            window: contractYear
            accountable: 运维团队
            measures: [ { name: drills, indicator: drillsHeld, objective: { atLeast: "100%" }, accountable: 测试团队 } ]
            """;
        const string DataSet = "---\napiVersion: upheld/v1\nkind: DataSet\nmetadata: { name: orders }\nspec: { customer: acme }\n";
        const string Proof = "---\napiVersion: upheld/v1\nkind: RestoreProof\nmetadata: { name: nightly }\nspec: { dataSet: orders }\n";

        Given.Lint(Given.Contract(Recovery)).Faults.ShouldBeEmpty();
        Given.Lint(Given.Contract(Recovery) + DataSet).Only("recovery.unproven").Message.Zh.ShouldContain("“orders”");
        Given.Lint(Given.Contract(Recovery) + DataSet + Proof).Codes().ShouldBe(["kind.not_installed", "kind.not_installed"]);
    }

    [Theory]
    [InlineData("end: 2027-01-01", "end: 2026-01-01", "period.empty")]
    [InlineData("customer: acme\n  period", "customer: acme\n  effectiveFrom: 2027-01-01\n  period", "effective.outside_period")]
    public void A_contract_has_days_and_takes_effect_on_one_of_them(string from, string to, string code) =>
        Given.Lint(Changed(Given.Contract(Given.Available), from, to)).Only(code).Severity.ShouldBe(FaultSeverity.Error);

    [Theory]
    [InlineData("{ rolling: 30d }", null)]
    [InlineData("{ rolling: 720h }", null)]
    [InlineData("{ rolling: 36h }", "schema.value")]
    [InlineData("{ rolling: 12h }", "schema.value")]
    [InlineData("{ rolling: 0d }", "schema.range")]
    [InlineData("30d", "schema.word")]
    public void A_rolling_window_has_whole_days(string window, string? code) =>
        Given.Lint(Given.Contract(Changed(Given.Available, "window: contractYear", $"window: {window}"))).Codes().ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Names_of_promises_measures_and_groups_are_unique_and_known()
    {
        Given.Lint(Given.Contract(Given.Available, Given.Available)).Only("name.duplicate").Path.ShouldBe("spec.promises[1].name");
        Given.Lint(Given.Contract(Given.Available + "\ngroup: first")).Only("ref.unknown").Path.ShouldBe("spec.promises[0].group");
    }
}
