using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Upheld.Design.Components;
using Upheld.Design.Live;

namespace Upheld.Design.Tests.Live;

public sealed class LiveStreamTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<string> _contents = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task Contents_are_sent_as_they_come_and_the_stream_ends_with_them()
    {
        await using var stream = Open(() => true).GetAsyncEnumerator(Xunit.TestContext.Current.CancellationToken);
        _contents.Writer.TryWrite("<p>1</p>");
        _contents.Writer.TryWrite("<p>2</p>");
        _contents.Writer.Complete();

        (await stream.MoveNextAsync()).ShouldBeTrue();
        stream.Current.Data.ShouldBe("<p>1</p>");
        stream.Current.EventType.ShouldBe("message");
        (await stream.MoveNextAsync()).ShouldBeTrue();
        stream.Current.Data.ShouldBe("<p>2</p>");
        (await stream.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_idle_stream_pings_every_thirty_seconds()
    {
        await using var stream = Open(() => true).GetAsyncEnumerator(Xunit.TestContext.Current.CancellationToken);

        var next = stream.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(29));
        next.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await next).ShouldBeTrue();
        stream.Current.EventType.ShouldBe("ping");
    }

    [Fact]
    public async Task A_stream_ends_within_thirty_seconds_of_a_revoked_sign_in_even_while_contents_flow()
    {
        var signedIn = true;
        await using var stream = Open(() => signedIn).GetAsyncEnumerator(Xunit.TestContext.Current.CancellationToken);
        _contents.Writer.TryWrite("1");
        (await stream.MoveNextAsync()).ShouldBeTrue();
        signedIn = false;

        var next = stream.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(30));

        (await next).ShouldBeFalse();
    }

    [Fact]
    public async Task A_closed_tab_ends_the_stream_without_an_error()
    {
        using var tab = new CancellationTokenSource();
        await using var stream = LiveStream.Run(_contents.Reader.ReadAllAsync, _ => ValueTask.FromResult(true), _time, tab.Token).GetAsyncEnumerator(Xunit.TestContext.Current.CancellationToken);

        var next = stream.MoveNextAsync();
        await tab.CancelAsync();

        (await next).ShouldBeFalse();
    }

    [Fact]
    public async Task A_component_becomes_a_fragment_even_when_it_makes_links_of_its_own_address()
    {
        using var page = new Pages();
        await using var fragments = new Fragments(page.Services, page.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());

        var html = await fragments.RenderAsync<SortHeader>(new Dictionary<string, object?> { ["Key"] = "name", ["Text"] = "Name" }, "/monitors");

        html.ShouldContain("data-sort=\"name\"");
    }

    private IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<string>> Open(Func<bool> mayStillRead) => LiveStream.Run(
        _contents.Reader.ReadAllAsync, _ => ValueTask.FromResult(mayStillRead()), _time, CancellationToken.None);
}
