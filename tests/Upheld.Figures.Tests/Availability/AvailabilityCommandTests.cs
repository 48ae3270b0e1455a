using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Upheld.Figures.Availability;
using Upheld.Figures.Headless;

namespace Upheld.Figures.Tests.Availability;

public sealed class AvailabilityCommandTests
{
    private const string Minimal = """
        { "version": 1, "window": { "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" }, "target": "99.9",
          "events": [ { "at": "2026-01-01T00:00:00Z", "state": "up" } ] }
        """;

    [Fact]
    public void The_answer_has_every_field_in_its_order()
    {
        var (code, output, errors) = Run("""
            { "version": 1,
              "window": { "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" },
              "asOf": "2026-11-23T00:00:00Z",
              "knownAt": "2026-11-23T00:00:00Z",
              "target": "99.9",
              "serviceHours": "24x7", "calendars": {},
              "policies": { "trustUnknownUpToPercent": "0", "degraded": "1", "maintenance": "exclude", "minOutageSeconds": 0, "roundOutageUpToMs": 1,
                            "noticeHours": 72, "maintenanceCapHoursPerYear": null, "contractStart": "2026-01-01" },
              "initialState": "unknown",
              "events": [ { "at": "2026-01-01T00:00:00Z", "state": "up" },
                          { "at": "2026-02-03T04:05:06.007Z", "state": "down", "earliest": "2026-02-03T04:04:36Z" },
                          { "at": "2026-02-03T04:15:06.007Z", "state": "up" },
                          { "at": "2026-11-22T23:59:59.5Z", "state": "down" } ],
              "maintenance": [ { "start": "2026-03-01T00:00:00Z", "end": "2026-03-01T02:00:00Z", "announcedAt": "2026-02-20T00:00:00Z", "recordedAt": "2026-02-20T00:00:00Z", "id": "m1" } ],
              "exclusions":  [ { "start": "2026-02-03T04:10:06.007Z", "end": "2026-02-03T04:11:06.007Z", "reason": "force_majeure", "recordedAt": "2026-02-04T00:00:00Z", "id": "x1" } ] }
            """);

        errors.ShouldBeEmpty();
        code.ShouldBe(ExitCodes.Done);
        output.ShouldBe("""
            {"version":1,
            "ledgerMs":{"up":28158599500,"degraded":0,"down":540500,"excluded":7260000,"unknown":0,"outside":0,"future":3369600000},
            "availability":{"numeratorMs":28158599500,"denominatorMs":28159140000,"percent":"99.9980"},
            "bounds":{"lowest":"99.9979","highest":"99.9980"},
            "budgetMs":{"allowed":31528740,"used":540500,"left":30988240},
            "verdict":null,"outlook":"onTrack",
            "outages":[{"start":"2026-02-03T04:05:06.007Z","end":"2026-02-03T04:15:06.007Z","countedMs":540000,"excludedMs":60000},
            {"start":"2026-11-22T23:59:59.500Z","end":null,"countedMs":500,"excludedMs":0}]}
            """.ReplaceLineEndings("") + "\n");
    }

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var (code, output, _) = Run(Minimal);

        code.ShouldBe(ExitCodes.Done);
        var answer = JsonNode.Parse(output)!;
        answer["availability"]!["percent"]!.GetValue<string>().ShouldBe("100.0000");
        answer["verdict"]!.GetValue<string>().ShouldBe("met");
        answer["outlook"].ShouldBeNull();
    }

    [Fact]
    public void Exactly_the_budget_of_a_year_is_met_and_a_millisecond_more_is_missed()
    {
        Verdict("2026-03-01T08:45:36Z").ShouldBe("99.9000 met");
        Verdict("2026-03-01T08:45:36.001Z").ShouldBe("99.8999 missed");

        static string Verdict(string until)
        {
            var outage = $$""", { "at": "2026-03-01T00:00:00Z", "state": "down" }, { "at": "{{until}}", "state": "up" } ] } """;
            var answer = JsonNode.Parse(Run(Minimal.Replace("] }", outage, StringComparison.Ordinal)).Output)!;
            return $"{answer["availability"]!["percent"]} {answer["verdict"]}";
        }
    }

    [Fact]
    public void Nothing_measured_is_null_and_unproved()
    {
        var (_, output, _) = Run("""{"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2026-01-02T00:00:00Z"},"target":"99.9","events":[]}""");

        output.ShouldContain("""
            "availability":{"numeratorMs":0,"denominatorMs":0,"percent":null},"bounds":{"lowest":"0.0000","highest":"100.0000"}
            """.Trim());
        output.ShouldContain("\"verdict\":\"unproved\"");
    }

    [Fact]
    public void Several_windows_are_answered_in_turn_each_with_its_own_defaults()
    {
        var (code, output, _) = Run("""
            { "version": 1, "target": "50%", "initialState": "up", "degraded": null,
              "windows": [ { "start": "2026-01-01T00:00:00Z", "end": "2026-01-02T00:00:00Z" }, { "start": "2026-01-02T00:00:00Z", "end": "2026-01-03T00:00:00Z" } ],
              "events": [ { "at": "2026-01-02T06:00:00Z", "state": "down", "recordedAt": "2026-01-02T06:00:00Z" } ],
              "exclusions": [ { "start": "2026-01-01T00:00:00Z", "end": "2026-01-01T12:00:00Z", "recordedAt": "2026-01-02T12:00:00Z" } ] }
            """.Replace("\"degraded\": null,", "", StringComparison.Ordinal));

        code.ShouldBe(ExitCodes.Done);
        var results = JsonNode.Parse(output)!["results"]!.AsArray();
        results.Select(answer => answer!["availability"]!["percent"]!.GetValue<string>()).ShouldBe(["100.0000", "25.0000"]);
        results.Select(answer => answer!["verdict"]!.GetValue<string>()).ShouldBe(["met", "missed"]);
        results[0]!["ledgerMs"]!["excluded"]!.GetValue<long>().ShouldBe(0, "the exclusion was recorded after the first day, as of which the first window is seen");
    }

    [Fact]
    public void A_single_window_in_a_list_is_answered_by_a_list() =>
        Run(Minimal.Replace("\"window\": {", "\"windows\": [ {", StringComparison.Ordinal).Replace("}, \"target\"", "} ], \"target\"", StringComparison.Ordinal))
            .Output.ShouldStartWith("""{"version":1,"results":[{"ledgerMs":""");

    [Fact]
    public void Service_hours_come_from_a_calendar_and_a_contract_date_is_meant_in_its_zone()
    {
        var (code, output, errors) = Run("""
            { "version": 1, "target": "99.9", "initialState": "up",
              "window": { "start": "2026-01-04T16:00:00Z", "end": "2026-01-11T16:00:00Z" },
              "serviceHours": "office",
              "calendars": { "office": { "timeZone": "Asia/Shanghai", "weekly": { "mon": [["09:00","12:00"],["13:00","18:00"]], "tue": [["09:00","18:00"]] } } },
              "policies": { "contractStart": "2026-01-06" },
              "events": [] }
            """);

        errors.ShouldBeEmpty();
        code.ShouldBe(ExitCodes.Done);
        JsonNode.Parse(output)!["ledgerMs"]!["up"]!.GetValue<long>().ShouldBe(9 * Asked.Hour, "Monday lies before the contract of Tuesday, 00:00 in Shanghai");
    }

    [Fact]
    public void In_the_Icinga_mode_percentages_are_rounded()
    {
        const string Thirds = """
            {"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T03:00:00Z"},"target":"99.9","initialState":"up",
             "policies":{"maintenance":"icinga"},"events":[{"at":"2026-01-01T02:00:00Z","state":"down"}]}
            """;

        Run(Thirds).Output.ShouldContain("\"percent\":\"66.6667\"");
        Run(Thirds.Replace("icinga", "exclude", StringComparison.Ordinal)).Output.ShouldContain("\"percent\":\"66.6666\"");
    }

    [Fact]
    public void A_weight_gives_the_numerator_up_to_three_decimals() => Run("""
        {"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T00:00:01Z"},"target":"99.9","initialState":"up",
         "policies":{"degraded":"0.333"},"events":[{"at":"2026-01-01T00:00:00.999Z","state":"degraded"}]}
        """).Output.ShouldContain("\"numeratorMs\":999.333,\"denominatorMs\":1000");

    [Theory]
    [InlineData("""{"version":1}""", "$.target: input.missing_field", "$.events: input.missing_field", "$.window: input.missing_field")]
    [InlineData("""{"version":2,"windows":[],"target":"99.9","events":[]}""", "$.version: input.version", "$.windows: input.empty")]
    [InlineData("""{"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T00:00:00Z"},"target":"99.9","events":[],"colour":1}""",
        "$.colour: input.unknown_field", "$.window: window.empty")]
    [InlineData("""{"version":1,"window":{"start":"2026-01-02T00:00:00Z","end":"2026-01-01T00:00:00Z","x":0},"windows":[],"target":99.9,"events":{}}""",
        "$.window.x: input.unknown_field", "$.window.end: input.span_reversed", "$.windows: input.one_of", "$.target: input.wrong_type", "$.events: input.wrong_type")]
    [InlineData("""{"version":1,"window":{"start":"2026-01-02T00:00:00Z","end":"2026-01-01T00:00:00Z"},"target":"100.1","events":[]}""",
        "$.window.end: input.span_reversed", "$.target: input.out_of_range")]
    [InlineData("""{"version":1,"window":{"start":"2026-01-01","end":"2026-01-01T00:00:00+01:00"},"target":"x","events":[]}""",
        "$.window.start: input.instant", "$.window.end: input.instant", "$.target: input.percent")]
    public void Every_fault_is_named_with_its_path(string request, params string[] faults) => ShouldRefuse(request, faults);

    [Theory]
    [InlineData("""{"at":"2026-02-01T00:00:00Z","state":"broken"}""", "$.events[0].state: input.choice")]
    [InlineData("""{"at":"2026-02-01T00:00:00Z"}""", "$.events[0].state: input.missing_field")]
    [InlineData("""{"state":"up"}""", "$.events[0].at: input.missing_field")]
    [InlineData("""{"at":"2026-02-01T00:00:00Z","state":"up","earliest":"2026-02-01T00:00:00.001Z"}""", "$.events[0].earliest: event.earliest_after")]
    [InlineData("""{"at":"2026-02-01T00:00:00Z","state":"up","vantage":"eu"}""", "$.events[0].vantage: input.unknown_field")]
    public void A_faulty_event_is_refused(string told, string fault) =>
        ShouldRefuse($$"""{"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2027-01-01T00:00:00Z"},"target":"99.9","events":[{{told}}]}""", fault);

    [Theory]
    [InlineData("\"degraded\":\"0.1234\"", "$.policies.degraded: input.too_fine")]
    [InlineData("\"degraded\":\"1.1\"", "$.policies.degraded: input.out_of_range")]
    [InlineData("\"degraded\":1", "$.policies.degraded: input.wrong_type")]
    [InlineData("\"degraded\":\"half\"", "$.policies.degraded: input.decimal")]
    [InlineData("\"maintenance\":\"honor\"", "$.policies.maintenance: input.choice")]
    [InlineData("\"minOutageSeconds\":-1", "$.policies.minOutageSeconds: input.out_of_range")]
    [InlineData("\"minOutageSeconds\":0.5", "$.policies.minOutageSeconds: input.wrong_type")]
    [InlineData("\"roundOutageUpToMs\":0", "$.policies.roundOutageUpToMs: input.out_of_range")]
    [InlineData("\"noticeHours\":99999999999", "$.policies.noticeHours: input.out_of_range")]
    [InlineData("\"trustUnknownUpToPercent\":\"101\"", "$.policies.trustUnknownUpToPercent: input.out_of_range")]
    [InlineData("\"contractStart\":\"2026-02-30\"", "$.policies.contractStart: input.date")]
    [InlineData("\"minOutage\":0", "$.policies.minOutage: input.unknown_field")]
    public void A_faulty_policy_is_refused(string policy, string fault) => ShouldRefuse(
        $$"""{"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2027-01-01T00:00:00Z"},"target":"99.9","events":[],"policies":{ {{policy}} } }""", fault);

    [Theory]
    [InlineData("\"serviceHours\":\"office\"", "$.serviceHours: calendar.unknown")]
    [InlineData("\"maintenance\":[{\"start\":\"2026-01-01T00:00:00Z\"}]", "$.maintenance[0].end: input.missing_field")]
    [InlineData("\"exclusions\":[{\"start\":\"2026-01-02T00:00:00Z\",\"end\":\"2026-01-01T00:00:00Z\"}]", "$.exclusions[0].end: input.span_reversed")]
    [InlineData("\"exclusions\":[3]", "$.exclusions[0]: input.wrong_type")]
    [InlineData("\"initialState\":\"pending\"", "$.initialState: input.choice")]
    [InlineData("\"calendars\":{\"24x7\":{}}", "$.calendars['24x7']: calendar.reserved_name")]
    public void Other_faults_are_refused_too(string field, string fault) => ShouldRefuse(
        $$"""{"version":1,"window":{"start":"2026-01-01T00:00:00Z","end":"2027-01-01T00:00:00Z"},"target":"99.9","events":[],{{field}}}""", fault);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    public void What_is_no_JSON_is_said_to_be_none(string text) => ShouldRefuse(text, "$: input.not_json");

    [Fact]
    public void The_smallest_and_the_greatest_instants_are_no_trouble()
    {
        var (code, output, _) = Run("""
            {"version":1,"window":{"start":"0001-01-01T00:00:00Z","end":"9999-12-31T23:59:59.999Z"},"target":"99.9","initialState":"up",
             "policies":{"contractStart":"9999-12-31","maintenanceCapHoursPerYear":1,"minOutageSeconds":60,"roundOutageUpToMs":7},
             "events":[{"at":"9999-12-31T23:59:59.998Z","state":"down","earliest":"0001-01-01T00:00:00Z"}],
             "maintenance":[{"start":"9999-12-31T00:00:00Z","end":"9999-12-31T23:59:59.999Z","announcedAt":"0001-01-01T00:00:00Z"}]}
            """);

        code.ShouldBe(ExitCodes.Done);
        JsonNode.Parse(output)!["ledgerMs"]!["excluded"]!.GetValue<long>().ShouldBe(Asked.Hour);
    }

    [Fact]
    public void A_broken_pipe_is_the_fault_of_the_surroundings()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Minimal));
        using var errors = new StringWriter();

        AvailabilityCommand.Run(input, new FullDisk(), errors).ShouldBe(ExitCodes.Surroundings);

        errors.ToString().ShouldStartWith("$: io.failed");
    }

    private static void ShouldRefuse(string request, params string[] faults)
    {
        var (code, output, errors) = Run(request);

        code.ShouldBe(ExitCodes.WrongInput);
        output.ShouldBeEmpty();
        var lines = errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(faults.Length, errors);
        foreach (var fault in faults)
        {
            lines.ShouldContain(line => line.StartsWith(fault + ":", StringComparison.Ordinal), errors);
        }
    }

    private static (int Code, string Output, string Errors) Run(string request)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request));
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = AvailabilityCommand.Run(input, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void WriteByte(byte value) => throw new IOException("No space left on device");
    }
}
