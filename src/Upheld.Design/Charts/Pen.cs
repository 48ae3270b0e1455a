using System.Globalization;
using System.Text;

namespace Upheld.Design.Charts;

/// <summary>Writes path data in integers: short, and the same in every culture.</summary>
internal sealed class Pen
{
    private readonly StringBuilder _data = new();

    public bool IsEmpty => _data.Length == 0;

    public Pen Move(int x, int y) => Write('M', x, y);

    public Pen Line(int x, int y) => Write('L', x, y);

    public Pen Rectangle(int x, int y, int width, int height)
    {
        _data.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{width}v{height}h{-width}z");
        return this;
    }

    public Pen Close()
    {
        _data.Append('z');
        return this;
    }

    public override string ToString() => _data.ToString();

    private Pen Write(char command, int x, int y)
    {
        _data.Append(CultureInfo.InvariantCulture, $"{command}{x} {y}");
        return this;
    }
}
