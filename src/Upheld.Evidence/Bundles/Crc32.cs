namespace Upheld.Evidence.Bundles;

/// <summary>The checksum of zip files (ISO 3309). It guards against accidents only; the manifest's SHA-256 is what proves.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        while (data.Length >= 8)
        {
            // Eight table look-ups at once: a bundle's samples can be tens of megabytes.
            var low = crc ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data);
            crc = Table[(7 * 256) + (low & 0xff)] ^ Table[(6 * 256) + ((low >> 8) & 0xff)] ^ Table[(5 * 256) + ((low >> 16) & 0xff)]
                ^ Table[(4 * 256) + (low >> 24)] ^ Table[(3 * 256) + data[4]] ^ Table[(2 * 256) + data[5]] ^ Table[256 + data[6]] ^ Table[data[7]];
            data = data[8..];
        }

        foreach (var b in data)
        {
            crc = (crc >> 8) ^ Table[(crc ^ b) & 0xff];
        }

        return ~crc;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
            }

            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xff];
        }

        return table;
    }
}
