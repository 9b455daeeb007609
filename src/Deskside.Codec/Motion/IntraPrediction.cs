namespace Deskside.Codec.Motion;

/// <summary>How an 8 x 8 block is predicted from its own picture.</summary>
internal enum IntraMode
{
    Flat,
    FromAbove,
    FromLeft,
    Slope,
}

/// <summary>Blocks predicted from samples left of and above them in the same picture.</summary>
internal static unsafe class IntraPrediction
{
    public static void Predict(BytePlane plane, int x, int y, IntraMode mode, byte* to)
    {
        var block = plane.At(x, y);
        nint stride = plane.Stride;
        var above = block - stride;
        // Without the neighbour that it needs, every mode is flat.
        if ((mode != IntraMode.FromAbove && mode != IntraMode.Flat && x == 0) || (mode != IntraMode.FromLeft && mode != IntraMode.Flat && y == 0)) mode = IntraMode.Flat;
        switch (mode)
        {
            case IntraMode.FromAbove:
                for (var i = 0; i < 64; i++) to[i] = above[i & 7];
                break;
            case IntraMode.FromLeft:
                for (var i = 0; i < 64; i++) to[i] = block[(i >> 3) * stride - 1];
                break;
            case IntraMode.Slope:
                int corner = above[-1];
                for (var i = 0; i < 64; i++)
                {
                    var value = above[i & 7] + block[(i >> 3) * stride - 1] - corner;
                    to[i] = (byte)Math.Clamp(value, 0, 255);
                }

                break;
            default:
                new Span<byte>(to, 64).Fill(Mean(block, stride, x > 0, y > 0));
                break;
        }
    }

    private static byte Mean(byte* block, nint stride, bool hasLeft, bool hasAbove)
    {
        int sum = 0, count = 0;
        for (var i = 0; i < 8; i++)
        {
            if (hasAbove) sum += block[i - stride];
            if (hasLeft) sum += block[i * stride - 1];
        }

        count = (hasAbove ? 8 : 0) + (hasLeft ? 8 : 0);
        return count == 0 ? (byte)128 : (byte)((sum + count / 2) / count);
    }
}
