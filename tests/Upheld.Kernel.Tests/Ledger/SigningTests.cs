using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Merkle;
using Upheld.Evidence.Notes;
using Upheld.Kernel.Computing;
using Upheld.Kernel.Signing;
using Upheld.Testing.Database;

namespace Upheld.Kernel.Tests.Ledger;

/// <summary>Many heads at once: signed over all cores, answered in order, each remembered.</summary>
public sealed class SigningTests
{
    [Fact]
    public async Task Of_a_thousand_heads_each_is_signed_under_its_own_name_and_a_refused_one_holds_up_no_other()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var signer = database.Services.GetRequiredService<ISigner>();
        var heads = Enumerable.Range(0, 1000).Select(i => i % 10 == 3 ? First(i) with { Root = Sha256.Of([1]) } : First(i)).ToList();

        var outcomes = await signer.SignAsync(heads, CancellationToken.None);

        outcomes.Select(o => o.Origin).ShouldBe(heads.Select(h => h.Origin));
        outcomes.Where((_, i) => i % 10 == 3).ShouldAllBe(o => o.Note == null && o.Refusal == "signer.inconsistent");
        outcomes.Where((_, i) => i % 10 != 3).ShouldAllBe(o => SignedNote.Parse(o.Note!).Verify(new[] { VerifierKey.Parse(signer.VerifierKey(o.Origin)) }).Count == 1);
        (await signer.HeadsAsync(CancellationToken.None)).Select(h => h.Note).ShouldBe(outcomes.Select(o => o.Note).OfType<string>(), ignoreOrder: true);
    }

    [Fact]
    public async Task A_signer_that_starts_again_goes_on_from_what_it_remembers_of_each_log()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await database.Services.GetRequiredService<ISigner>().SignAsync([First(1), First(2)], CancellationToken.None);
        await database.RestartAsync();

        var outcomes = await database.Services.GetRequiredService<ISigner>().SignAsync([Second(2), Second(3), Second(1)], CancellationToken.None);

        outcomes.Select(o => o.Refusal).ShouldBe([null, "signer.gap", null]);
    }

    [Fact]
    public void What_a_computation_throws_comes_out_as_it_was_thrown() =>
        Should.Throw<EvidenceException>(() => OverCores.Compute(Enumerable.Range(0, 100).ToList(), i => i == 50 ? throw new EvidenceException("leaf.syntax", "") : i))
            .Code.ShouldBe("leaf.syntax");

    private static HeadToSign First(int log) => new($"upheld.example/c/{log}/log", 0, [Leaf(log, 0)], 1, Leaf(log, 0));

    private static HeadToSign Second(int log) => new($"upheld.example/c/{log}/log", 1, [Leaf(log, 1)], 2, TreeHash.Root([Leaf(log, 0), Leaf(log, 1)]));

    private static Hash256 Leaf(int log, int index) => TreeHash.Leaf([(byte)log, (byte)(log >> 8), (byte)index]);
}
