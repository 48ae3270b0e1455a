using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Upheld.Kernel.Database;

/// <summary>Instants are whole milliseconds since the Unix epoch on both databases, so that they sort and compare alike.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));
