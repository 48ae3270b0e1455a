namespace Upheld.Evidence.Tests;

internal static class Refusal
{
    public static void ShouldRefuse(this Action read, string code) => Should.Throw<EvidenceException>(read).Code.ShouldBe(code);
}
