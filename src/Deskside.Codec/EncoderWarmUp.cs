namespace Deskside.Codec;

/// <summary>Runs every part of the encoder on a made-up screen, so that the runtime has compiled it well before the first real picture.</summary>
/// <remarks>
/// Takes some tenths of a second of one core. Meant for a thread that has nothing else to do, such as while the customer reads what is asked of him;
/// without it the first picture takes about three times as long. Leaves nothing behind.
/// </remarks>
public static class EncoderWarmUp
{
    private const int Width = 640, Height = 384, Rounds = 4, FramesPerRound = 14, LineHeight = 14;

    /// <summary>Returns early, without an exception, when cancelled.</summary>
    /// <returns>How many pictures it encoded.</returns>
    public static int Run(CancellationToken cancellation)
    {
        using var encoder = new ScreenEncoder(Width, Height, ScreenEncoderOptions.Default);
        var pixels = new uint[Width * Height];
        var frame = 0;
        for (; frame < Rounds * FramesPerRound && !cancellation.IsCancellationRequested; frame++)
        {
            Draw(pixels, frame);
            if (frame % FramesPerRound == 0) encoder.RequestKeyframe();
            _ = encoder.Encode(pixels, Width, [new PixelRect(0, 0, Width, Height)], EncodeBudget.Default);
        }

        return frame;
    }

    // Left half: lines of letters that scroll. Right half: a grainy picture that pans.
    private static void Draw(uint[] pixels, int frame)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var line = (y + frame * 5) / LineHeight;
                var row = (y + frame * 5) % LineHeight;
                var letter = Mixed((uint)(line * 97 + x / 7));
                pixels[y * Width + x] = x < Width / 2
                    ? row < 9 && x % 7 < 5 && (letter >> (row / 2 * 5 + x % 7) & 1) != 0 ? 0x202020u : 0xFFFFFFu
                    : (uint)((x + frame * 3) / 3 % 120 + y / 5 % 90) * 0x010101u + (Mixed((uint)((x + frame * 3) * 7919 + y * 104729)) & 0x070707u);
            }
        }
    }

    private static uint Mixed(uint value)
    {
        value ^= value >> 16;
        value *= 0x7FEB352D;
        value ^= value >> 15;
        value *= 0x846CA68B;
        return value ^ value >> 16;
    }
}
