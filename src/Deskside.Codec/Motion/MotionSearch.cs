using System.Numerics;

namespace Deskside.Codec.Motion;

/// <summary>Where a macroblock came from: foreseen places first, then a shrinking diamond, then quarter pixels.</summary>
internal unsafe ref struct MotionSearch
{
    private readonly BytePlane _reference;
    private readonly MotionRegion _region;
    private readonly byte* _source;
    private readonly int _sourceStride;
    private readonly byte* _trial;
    private readonly int _column, _row, _foreseenX, _foreseenY, _price;

    public MotionSearch(BytePlane source, MotionRegion region, int column, int row, int foreseenX, int foreseenY, int price, Macroblock block)
    {
        _region = region;
        _reference = region.Reference.Luma;
        _source = source.At(column * 16, row * 16);
        _sourceStride = source.Stride;
        _trial = block.Trial;
        (_column, _row, _foreseenX, _foreseenY, _price) = (column, row, foreseenX, foreseenY, price);
        Cost = int.MaxValue;
    }

    /// <summary>Quarter pixels.</summary>
    public int X { get; private set; }

    /// <summary>Quarter pixels.</summary>
    public int Y { get; private set; }

    public int Cost { get; private set; }

    public void Run()
    {
        var at = _row * _region.Columns + _column;
        Try(_foreseenX, _foreseenY);
        // One macroblock in four looks further even when the foreseen vector does as well as the search did last time.
        if ((Cost < 128 || Cost * 16 < _region.Costs[at] * 17) && (_column + 2 * _row + _region.Passes & 3) != 0) return;
        Try(0, 0);
        // Still holds the vector of the frame before.
        Try(_region.VectorX[at], _region.VectorY[at]);
        if (_column > 0) Try(_region.VectorX[at - 1], _region.VectorY[at - 1]);
        if (_row > 0) Try(_region.VectorX[at - _region.Columns], _region.VectorY[at - _region.Columns]);
        if (Cost > 300)
        {
            if ((X | Y) % 4 != 0) Restart(X & ~3, Y & ~3);
            for (var step = Cost > 1500 ? 32 : 8; step >= 4;)
            {
                int x = X, y = Y;
                Try(x + step, y);
                Try(x - step, y);
                Try(x, y + step);
                Try(x, y - step);
                if (X == x && Y == y) step >>= 1;
            }
        }

        for (var step = 2; step >= 1; step--)
        {
            int x = X, y = Y;
            Try(x + step, y);
            Try(x - step, y);
            Try(x, y + step);
            Try(x, y - step);
        }
    }

    // A fraction found early may be better than the whole pixel next to it: it stays the best until beaten.
    private void Restart(int x, int y) => Try(x, y);

    private void Try(int x, int y)
    {
        (x, y) = _region.Bounded(_column, _row, x, y);
        if (Cost != int.MaxValue && x == X && y == Y) return;
        var from = _reference.At(_column * 16 + (x >> 2), _row * 16 + (y >> 2));
        int sum;
        if (((x | y) & 3) == 0)
        {
            sum = Sad.Of16(_source, _sourceStride, from, _reference.Stride);
        }
        else
        {
            MotionPrediction.Predict(from, _reference.Stride, (x & 3) * 2, (y & 3) * 2, 16, _trial);
            sum = Sad.Of16(_source, _sourceStride, _trial, 16);
        }

        var far = Math.Abs(x - _foreseenX) + Math.Abs(y - _foreseenY);
        sum += _price * 2 * BitOperations.Log2((uint)far + 1);
        if (sum >= Cost) return;
        (X, Y, Cost) = (x, y, sum);
    }
}
