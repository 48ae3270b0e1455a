using System.Text;
using Upheld.Figures.Clocks;

namespace Upheld.Figures.Tests.Clocks;

[Collection(nameof(ClockStreamTests))]
[CollectionDefinition(nameof(ClockStreamTests), DisableParallelization = true)] // it measures memory
public sealed class ClockStreamTests
{
    [Fact]
    public void A_hundred_thousand_cases_stream_in_bounded_memory()
    {
        const int Cases = 100_000;
        ClockCommand.Run(new CaseStream(1_000), Stream.Null, TextWriter.Null).ShouldBe(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var input = new CaseStream(Cases);
        var (held, answered) = (0L, 0);
        var output = new CountingStream();
        input.Midway = () => (held, answered) = (GC.GetTotalMemory(forceFullCollection: true) - before, output.Results);

        ClockCommand.Run(input, output, TextWriter.Null).ShouldBe(0);

        input.BytesGiven.ShouldBeGreaterThan(10_000_000);
        output.Results.ShouldBe(Cases);
        answered.ShouldBeGreaterThan((Cases / 2) - 2_500); // what is read is answered, but for a buffer's worth
        held.ShouldBeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void The_size_of_the_chunks_does_not_matter(int chunk)
    {
        var request = $$"""{ "version": 1, "calendars": { {{ClockRun.Office}} }, "cases": [ { "id": "{{new string('长', 40_000)}}", "op": "isOpen", "calendar": "office", "at": "2026-10-10T02:00:00Z" }, { "id": "b", "op": "isOpen", "calendar": "24x7", "at": "2026-10-10T02:00:00Z" } ] }   """;

        var run = ClockRun.Of(new SlowStream(Encoding.UTF8.GetBytes("\uFEFF" + request), chunk));

        run.Output.ShouldBe(ClockRun.Of(request).Output);
        run.Results[1].GetProperty("id").GetString().ShouldBe("b");
    }

    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }

    /// <summary>Makes its request while it is read, so that the test itself holds nothing.</summary>
    private sealed class CaseStream(int cases) : Stream
    {
        private byte[] _waiting = Encoding.UTF8.GetBytes($$"""{ "version": 1, "calendars": { {{ClockRun.Office}} }, "cases": [ """);
        private int _taken;
        private int _made;

        public Action? Midway { get; set; }

        public long BytesGiven { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => BytesGiven; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_taken == _waiting.Length && !Refill())
            {
                return 0;
            }
            var given = Math.Min(count, _waiting.Length - _taken);
            _waiting.AsSpan(_taken, given).CopyTo(buffer.AsSpan(offset));
            _taken += given;
            BytesGiven += given;
            return given;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private bool Refill()
        {
            if (_made > cases)
            {
                return false;
            }
            if (_made == cases / 2)
            {
                Midway?.Invoke();
            }
            var comma = _made == 0 ? "" : ",\n";
            var text = _made == cases ? "] }" : $$"""{{comma}}{ "id": "case {{_made}}", "op": "add", "calendar": "office", "start": "2026-{{(_made % 12) + 1:00}}-{{(_made % 28) + 1:00}}T0{{_made % 10}}:15:00Z", "seconds": {{_made % 90_000}} }""";
            (_waiting, _taken) = (Encoding.UTF8.GetBytes(text), 0);
            _made++;
            return true;
        }
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Results { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Results += buffer.Count("\"at\""u8);

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void WriteByte(byte value)
        {
        }
    }
}
