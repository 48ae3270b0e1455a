using System.Collections;

namespace Upheld.Verification.Figures;

/// <summary>A set of slot numbers, a bit each: slots of one monitor are consecutive, so a month of minutes takes five kilobytes.</summary>
internal sealed class SlotSet
{
    private const int PageBits = 1 << 16;

    private readonly Dictionary<uint, BitArray> _pages = [];

    public void Add(uint slot)
    {
        if (!_pages.TryGetValue(slot / PageBits, out var page))
        {
            _pages.Add(slot / PageBits, page = new BitArray(PageBits));
        }

        page[(int)(slot % PageBits)] = true;
    }

    public bool Contains(uint slot) => _pages.TryGetValue(slot / PageBits, out var page) && page[(int)(slot % PageBits)];
}
