using System.Security.Cryptography;
using Upheld.Kernel.Ids;

namespace Upheld.Kernel.Access;

/// <summary>The id by which a person appears in a customer's log: always the same there, another in each other log, and nobody's once the account is erased.</summary>
public static class PersonPseudonym
{
    /// <summary>The id in a log. The installation's own log holds accounts' own ids, as it names no customer.</summary>
    public static Guid In(CustomerId log, Guid person)
    {
        if (log == CustomerId.House)
        {
            return person;
        }

        Span<byte> both = stackalloc byte[32];
        person.TryWriteBytes(both[..16], bigEndian: true, out _);
        log.Value.TryWriteBytes(both[16..], bigEndian: true, out _);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16), bigEndian: true);
    }
}
