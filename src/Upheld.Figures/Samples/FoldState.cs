using System.Buffers.Binary;

namespace Upheld.Figures.Samples;

/// <summary>All that the fold of one monitor's samples remembers between two of them: with it the fold goes on as if it had never stopped.</summary>
/// <param name="LastAt">The instant of the last sample taken.</param>
/// <param name="Last">The last sample taken; null before the first.</param>
/// <param name="Failures">Failures in a row so far.</param>
/// <param name="Successes">Successes in a row so far, while an outage lasts.</param>
/// <param name="LastFailure">The last instant known to be down.</param>
/// <param name="LastSuccess">The last instant known not to be down.</param>
/// <param name="FirstSuccess">The first of <paramref name="Successes"/>.</param>
/// <param name="Open">The run of failures that lasts; null when there is none.</param>
public readonly record struct FoldState(
    long LastAt, Sample? Last, int Failures, int Successes, long? LastFailure, long? LastSuccess, long FirstSuccess, ProbeOutage? Open)
{
    /// <summary>Bytes of <see cref="Write"/>.</summary>
    public const int Size = 84;

    private const byte HasLast = 1;
    private const byte HasFailure = 2;
    private const byte HasSuccess = 4;
    private const byte HasOpen = 8;
    private const byte IsConfirmed = 16;

    /// <summary>The state that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">Not such bytes (<c>fold.invalid</c>).</exception>
    public static FoldState Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || bytes[0] > 31)
        {
            throw new FormatException("fold.invalid: not the state of a fold.");
        }

        var flags = bytes[0];
        var open = new ProbeOutage(Int64(bytes, 60), Int64(bytes, 68), (FaultClass)bytes[59], Has(IsConfirmed) ? Int64(bytes, 76) : null);
        return new FoldState(
            Int64(bytes, 1),
            Has(HasLast) ? Sample.Read(bytes[9..]) : null,
            BinaryPrimitives.ReadInt32BigEndian(bytes[27..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[31..]),
            Has(HasFailure) ? Int64(bytes, 35) : null,
            Has(HasSuccess) ? Int64(bytes, 43) : null,
            Int64(bytes, 51),
            Has(HasOpen) ? open : null);

        bool Has(byte flag) => (flags & flag) != 0;
    }

    /// <summary>Writes <see cref="Size"/> bytes, from which <see cref="Read"/> restores the state.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        bytes[0] = (byte)(
            (Last is null ? 0 : HasLast)
            | (LastFailure is null ? 0 : HasFailure)
            | (LastSuccess is null ? 0 : HasSuccess)
            | (Open is null ? 0 : HasOpen)
            | (Open is { IsConfirmed: true } ? IsConfirmed : 0));
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], LastAt);
        Last?.Write(bytes[9..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[27..], Failures);
        BinaryPrimitives.WriteInt32BigEndian(bytes[31..], Successes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[35..], LastFailure ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes[43..], LastSuccess ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(bytes[51..], FirstSuccess);
        if (Open is { } open)
        {
            bytes[59] = (byte)open.Fault;
            BinaryPrimitives.WriteInt64BigEndian(bytes[60..], open.Start);
            BinaryPrimitives.WriteInt64BigEndian(bytes[68..], open.Earliest);
            BinaryPrimitives.WriteInt64BigEndian(bytes[76..], open.ConfirmedAt ?? 0);
        }
    }

    private static long Int64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadInt64BigEndian(bytes[offset..]);
}
