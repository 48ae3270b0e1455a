using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Upheld.Kernel.Database;

/// <summary>The framework's own instants (Identity's lock-out end), stored as ours are.</summary>
internal sealed class DateTimeOffsetConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
