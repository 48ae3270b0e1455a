using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Tests.Ids;

public sealed class IdsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Ids_never_go_backwards_within_a_millisecond_nor_when_the_clock_is_set_back()
    {
        using var random = RandomNumberGenerator.Create();
        var ids = new Kernel.Ids.Ids(_time, random);
        var made = new List<Guid>();

        for (var i = 0; i < 20_000; i++)
        {
            made.Add(ids.NewGuid());
            if (i % 7000 == 6999)
            {
                _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromHours(1));
            }
        }

        made.ShouldBe(made.Order());
        made.Distinct().Count().ShouldBe(made.Count);
        made.ShouldAllBe(id => id.Version == 7 && (id.Variant & 0xC) == 8);
    }

    [Fact]
    public async Task Ids_made_on_several_threads_at_once_are_distinct_and_each_threads_own_ascend()
    {
        using var random = RandomNumberGenerator.Create();
        var ids = new Kernel.Ids.Ids(TimeProvider.System, random);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5000).Select(_ => ids.NewGuid()).ToList())));

        made.ShouldAllBe(own => own.SequenceEqual(own.Order()));
        made.SelectMany(own => own).Distinct().Count().ShouldBe(20_000);
    }

    [Fact]
    public void An_id_carries_the_time_at_which_it_was_made()
    {
        using var random = RandomNumberGenerator.Create();
        var bytes = new Kernel.Ids.Ids(_time, random).NewGuid().ToByteArray(bigEndian: true);

        (System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16).ShouldBe(_time.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
