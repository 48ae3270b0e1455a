using NodaTime;
using Upheld.Commitments.Contracts.Documents;
using Upheld.Commitments.Contracts.Specs;
using Upheld.Commitments.Contracts.Values;

namespace Upheld.Commitments.Contracts.Schemas;

/// <summary>A duration within limits.</summary>
/// <param name="least">The shortest allowed.</param>
/// <param name="most">The longest allowed.</param>
/// <param name="isWholeDays">Whether only whole days make sense.</param>
internal sealed class DurationShape(Duration least, Duration most, bool isWholeDays = false)
    : ScalarShape(isWholeDays ? new("a duration of whole days such as 30d", "整天数的时长，如 30d") : new("a duration such as 30s, 10m, 2h or 1d", "时长，如 30s、10m、2h 或 1d"), _ => null)
{
    protected override SpecValue? ReadText(ScalarNode scalar, DocumentPath path, SpecReader reader)
    {
        if (DurationText.Parse(scalar.Text) is not { } duration || (isWholeDays && duration != Duration.FromDays(duration.Days)))
        {
            return WrongValue(scalar, path, reader);
        }

        if (duration < least || duration > most)
        {
            reader.Faults.Add(SchemaFaults.Range, scalar.At, path.ToString(), ("found", DurationText.Format(duration)),
                ("least", DurationText.Format(least)), ("most", DurationText.Format(most)));
            return null;
        }

        return new SpecText(DurationText.Format(duration));
    }
}
