using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upheld.Evidence.Checkpoints;
using Upheld.Evidence.Hashing;
using Upheld.Evidence.Leaves;
using Upheld.Evidence.Notes;
using Upheld.Evidence.Policies;
using Upheld.Evidence.Receipts;
using Upheld.Evidence.Tiles;
using Upheld.Kernel.Database;
using Upheld.Kernel.Signing;
using Upheld.Web.Tests.CommandLine;

namespace Upheld.Web.Tests.Ledger;

public sealed class ReadLogTests : IAsyncLifetime
{
    private static readonly Guid Acme = new("01980000-0000-7000-8000-000000000001");
    private static readonly Guid Bolt = new("01980000-0000-7000-8000-000000000002");

    private readonly TemporaryFolder _folder = new();
    private Installation _upheld = null!;
    private HttpClient _http = null!;
    private List<Guid> _facts = [];

    public async ValueTask InitializeAsync()
    {
        await UpheldCommand.SetUpAsync(_folder["data"]);
        _upheld = await Installation.OpenAsync(_folder["data"]);
        _facts = await _upheld.RecordAsync(Acme, 600);
        await _upheld.RecordAsync(Bolt, 3);
        await _upheld.DrainAsync();
        _http = await _upheld.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _upheld.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task With_its_token_a_customer_reads_the_whole_log_and_recomputes_its_root()
    {
        var (origin, token) = await LogAsync(Acme);
        var root = $"/r/{token}{PathOf(origin)}";

        var note = SignedNote.Parse(await _http.GetStringAsync($"{root}/checkpoint"));
        note.Verify([Key(origin)]);
        var head = Checkpoint.Parse(note.Text);
        var tiles = new Dictionary<TileId, ReadOnlyMemory<byte>>();
        foreach (var id in TileId.AllOf(head.Size))
        {
            tiles[id] = await _http.GetByteArrayAsync($"{root}/tile/{id.Path}");
        }

        (head.Origin, head.Size).ShouldBe((origin, 600));
        new TileHashes(head.Size, tiles).Root().ShouldBe(head.Root);
        foreach (var id in TileId.EntriesOf(head.Size))
        {
            var entries = EntryBundle.Parse(await _http.GetByteArrayAsync($"{root}/tile/{id.Path}"), id.Width);
            Tile.Of([.. entries.Select(e => Leaf.HashOf(e.Span))]).ShouldBe(tiles[new TileId(0, id.Index, id.Width)].ToArray());
            entries.Count(e => Leaf.Parse(e.Span).Customer != Acme.ToString()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_wrong_token_a_wrong_log_and_the_installations_log_do_not_exist()
    {
        var (acme, token) = await LogAsync(Acme);
        var (bolt, other) = await LogAsync(Bolt);
        var (_, house) = await LogAsync(Guid.Empty);
        string[] addresses =
        [
            $"/r/{other}{PathOf(acme)}/checkpoint",
            $"/r/{token}{PathOf(bolt)}/checkpoint",
            $"/r/{token[..^1]}{(token[^1] == '0' ? '1' : '0')}{PathOf(acme)}/checkpoint",
            $"/r/{token.ToUpperInvariant()}{PathOf(acme)}/checkpoint",
            $"/r/x{PathOf(acme)}/checkpoint",
            $"/r/{token}/c/000000000000000000000000/log/checkpoint",
            $"/r/{house}/house/log/checkpoint",
            $"/r/{token}/../checkpoint",
        ];

        foreach (var address in addresses)
        {
            (await _http.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await _http.GetAsync($"/r/{token}{PathOf(acme)}/checkpoint")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_what_the_signed_head_reaches_and_only_the_canonical_spelling_is_served()
    {
        var (origin, token) = await LogAsync(Acme);
        var root = $"/r/{token}{PathOf(origin)}/tile/";

        foreach (var there in new[] { "0/000", "0/001", "0/002.p/88", "0/002.p/1", "0/000.p/255", "1/000.p/2", "entries/002.p/88", "entries/000" })
        {
            (await _http.GetAsync(root + there)).StatusCode.ShouldBe(HttpStatusCode.OK, there);
        }

        foreach (var absent in new[]
        {
            "0/002", "0/002.p/89", "0/003.p/1", "1/000", "1/000.p/3", "2/000.p/1", "63/000.p/1", "64/000", "entries/002", "0/00", "0/0", "0/x000/001", "0/000.p/0", "0/000.p/256", "0/-01",
            "0/x999/x999/x999/x999/x999/999", "00/000", "entries/000/", "0", "",
        })
        {
            (await _http.GetAsync(root + absent)).StatusCode.ShouldBe(HttpStatusCode.NotFound, absent);
        }
    }

    [Fact]
    public async Task Partial_tiles_are_the_beginning_of_the_full_ones()
    {
        var (origin, token) = await LogAsync(Acme);
        var root = $"/r/{token}{PathOf(origin)}/tile/0/000";

        var (full, part) = (await _http.GetByteArrayAsync(root), await _http.GetByteArrayAsync($"{root}.p/100"));

        full.Length.ShouldBe(8192);
        part.ShouldBe(full[..3200]);
    }

    [Fact]
    public async Task What_never_changes_may_be_kept_for_ever_and_the_head_is_asked_for_again()
    {
        var (origin, token) = await LogAsync(Acme);
        var root = $"/r/{token}{PathOf(origin)}";

        var tile = await _http.GetAsync($"{root}/tile/0/000");
        var head = await _http.GetAsync($"{root}/checkpoint");
        var again = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{root}/checkpoint") { Headers = { { "If-None-Match", head.Headers.ETag!.ToString() } } });
        await _upheld.RecordAsync(Acme, 1);
        await _upheld.DrainAsync();
        var grown = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{root}/checkpoint") { Headers = { { "If-None-Match", head.Headers.ETag!.ToString() } } });

        tile.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, private, immutable");
        tile.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        head.Headers.CacheControl!.NoCache.ShouldBeTrue();
        head.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        (again.StatusCode, grown.StatusCode).ShouldBe((HttpStatusCode.NotModified, HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_installations_log_is_for_administrators_and_customers_logs_for_the_teams()
    {
        var (origin, _) = await LogAsync(Acme);
        var customers = $"{PathOf(origin)}/checkpoint";

        (await StatusAsync("/house/log/checkpoint", "administrator")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/house/log/checkpoint", "operator")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync("/house/log/checkpoint", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync("/house/2/log/checkpoint", "administrator")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(customers, "administrator")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(customers, "operator")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(customers, "customer")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(customers, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_receipt_proves_its_entry_with_nothing_but_the_logs_key()
    {
        var (origin, token) = await LogAsync(Acme);
        var (address, fact) = ($"/r/{token}{PathOf(origin)}/receipt/", _facts[300]);

        var answer = await _http.GetAsync(address + fact);
        var receipt = Receipt.Parse(await answer.Content.ReadAsStringAsync());

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{fact}.tlog-proof");
        var leaf = receipt.Extra!.Value;
        receipt.Verify(leaf.Span, TrustPolicy.OfLogs(Key(origin))).Checkpoint.Size.ShouldBe(600);
        Leaf.Parse(leaf.Span).Facts.Text("id").ShouldBe(fact.ToString());
        (await _http.GetAsync(address + Guid.Empty)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var (bolt, other) = await LogAsync(Bolt);
        (await _http.GetAsync($"/r/{other}{PathOf(bolt)}/receipt/{fact}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"/c/{Acme}/receipt/{fact}", "operator")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync($"/c/{Bolt}/receipt/{fact}", "operator")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"/c/{Acme}/receipt/{fact}", null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_receipt_of_an_entry_that_is_not_signed_yet_is_asked_for_again()
    {
        var (origin, token) = await LogAsync(Acme);
        var waiting = (await _upheld.RecordAsync(Acme, 1))[0];

        var before = await _http.GetAsync($"/r/{token}{PathOf(origin)}/receipt/{waiting}");
        await _upheld.DrainAsync();
        var after = await _http.GetAsync($"/r/{token}{PathOf(origin)}/receipt/{waiting}");

        (before.StatusCode, after.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.OK));
        before.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
    }

    private VerifierKey Key(string origin) => VerifierKey.Parse(_upheld.Services.GetRequiredService<ISigner>().VerifierKey(origin));

    private static string PathOf(string origin) => origin[origin.IndexOf('/', StringComparison.Ordinal)..];

    private async Task<HttpStatusCode> StatusAsync(string address, string? role)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (role is not null)
        {
            request.Headers.Add(RoleHeader.Name, role);
        }

        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(string Origin, string Token)> LogAsync(Guid customer)
    {
        await using var reader = await _upheld.Services.GetRequiredService<IDatabaseProvider>().OpenReaderAsync(CancellationToken.None);
        using var command = reader.Command(null, "select origin, read_token from kernel_log where customer = @customer", ("@customer", customer.ToByteArray(bigEndian: true)));
        using var rows = command.ExecuteReader();
        rows.Read().ShouldBeTrue();
        return (rows.GetString(0), rows.GetString(1));
    }
}
