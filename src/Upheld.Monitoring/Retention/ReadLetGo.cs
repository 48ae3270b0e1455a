using NodaTime;
using NodaTime.Text;
using Upheld.Kernel.Facts;
using Upheld.Kernel.Ids;
using Upheld.Monitoring.Contracts;

namespace Upheld.Monitoring.Retention;

/// <summary>Reads up to where the checks of a log have been let go. Each fact reaches further than the one before it.</summary>
internal sealed class ReadLetGo(ReadFacts facts)
{
    /// <returns>Null when nothing has been let go. The scope must hold the customer.</returns>
    public async Task<LetGo?> ExecuteAsync(CustomerId log, CancellationToken cancellation)
    {
        var (_, newest) = await facts.NewestAsync(log, SamplesLetGo.Type, Instant.MinValue, Instant.MaxValue, 1, cancellation);
        return newest is [var fact, ..] ? Of(fact.Read<SamplesLetGo>()) : null;
    }

    public static LetGo Of(SamplesLetGo fact) => new(LocalDatePattern.Iso.Parse(fact.Through).Value, fact.LastBatch, fact.At);
}
