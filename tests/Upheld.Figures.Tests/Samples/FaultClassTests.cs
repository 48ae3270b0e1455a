using Upheld.Figures.Samples;

namespace Upheld.Figures.Tests.Samples;

public sealed class FaultClassTests
{
    [Fact]
    public void Every_class_has_one_stable_name_that_leads_back_to_it()
    {
        foreach (var fault in Enum.GetValues<FaultClass>())
        {
            FaultClasses.TryParse(FaultClasses.NameOf(fault), out var back).ShouldBeTrue(fault.ToString());
            back.ShouldBe(fault);
        }

        FaultClasses.All.Count.ShouldBe(Enum.GetValues<FaultClass>().Length - 1);
        FaultClasses.All.Select(FaultClasses.NameOf).ShouldBeUnique();
    }

    [Theory]
    [InlineData(32, "dns.nxdomain")]
    [InlineData(64, "tcp.refused")]
    [InlineData(96, "tls.expired")]
    [InlineData(128, "http.status")]
    [InlineData(160, "body.cut")]
    [InlineData(16, "timeout.total")]
    public void A_code_keeps_its_name_for_ever(byte code, string name) =>
        FaultClasses.NameOf((FaultClass)code).ShouldBe(name);

    [Fact]
    public void A_code_of_a_later_version_can_still_be_printed() =>
        FaultClasses.NameOf((FaultClass)250).ShouldBe("code.250");

    [Fact]
    public void The_layer_stands_before_the_dot()
    {
        FaultClasses.LayerOf(FaultClass.TlsWrongHost).ShouldBe("tls");
        FaultClasses.LayerOf(FaultClass.Other).ShouldBe("other");
    }
}
