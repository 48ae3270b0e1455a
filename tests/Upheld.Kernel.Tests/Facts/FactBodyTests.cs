using System.Text;
using NodaTime;
using Upheld.Figures.Facts;
using Upheld.Figures.Samples;
using Upheld.Kernel.Facts;

namespace Upheld.Kernel.Tests.Facts;

public sealed class FactBodyTests
{
    private static readonly Guid Customer = new("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

    private static readonly MonitorStateChanged Changed = new(Customer, Instant.FromUtc(2026, 10, 9, 9, 30))
    {
        Monitor = Customer, Location = 1, State = ProbeState.Down, Earliest = Instant.FromUtc(2026, 10, 9, 9, 29), Fault = FaultClass.HttpStatus,
    };

    [Fact]
    public void What_a_formula_reads_is_written_as_the_verifier_reads_it()
    {
        var body = FactBody.Of(Changed, Guid.Empty);

        body.ShouldContain("\"fault\":\"http.status\"");
        body.ShouldContain("\"id\":\"00000000-0000-0000-0000-000000000000\"");
        var read = (MonitorStateChanged)FactTypes.All[MonitorStateChanged.Type].Read(new LeafEnvelope(Customer, Changed.At), Encoding.UTF8.GetBytes(body));
        read.ShouldBe(Changed);
    }

    [Fact]
    public void Every_fact_comes_back_from_its_body()
    {
        var happened = new Happened(Customer, Instant.FromUtc(2026, 10, 9, 9, 30), 7);

        FactBody.Read<MonitorStateChanged>(FactBody.Of(Changed, Guid.Empty), Customer, Changed.At).ShouldBe(Changed);
        FactBody.Read<Happened>(FactBody.Of(happened, Guid.Empty), Customer, happened.At).ShouldBe(happened);
    }
}
