namespace Deskside.Codec;

/// <summary>Runs every part of the encoder on a made-up screen, so that the runtime has compiled it well before the first real picture.</summary>
/// <remarks>
/// Takes some tenths of a second of one core in all. Meant for a time when nobody waits, such as while the customer reads what is asked;
/// without it the first picture takes about three times as long. Leaves nothing behind. One thread.
/// </remarks>
public sealed class EncoderWarmUp : IDisposable
{
    /// <summary>How many steps there are.</summary>
    public const int Steps = Rounds * FramesPerRound;

    // Its photo is large enough to be a first photo, which is drawn and not coded exactly.
    private const int Width = 960, Height = 384, TextWidth = 320, Rounds = 4, FramesPerRound = 14, LineHeight = 14;

    private readonly ScreenEncoder _encoder = new(Width, Height, ScreenEncoderOptions.Default);
    private readonly uint[] _pixels = new uint[Width * Height];
    private int _frame;

    /// <summary>How many pixels of the last step were drawn as a photo.</summary>
    internal long LossyPixels { get; private set; }

    /// <summary>Draws and encodes one picture. False when all are done.</summary>
    public bool Step()
    {
        if (_frame >= Steps) return false;
        Draw(_frame);
        if (_frame % FramesPerRound == 0) _encoder.RequestKeyframe();
        LossyPixels = _encoder.Encode(_pixels, Width, [new PixelRect(0, 0, Width, Height)], EncodeBudget.Default).Stats.LossyPixels;
        _frame++;
        return true;
    }

    public void Dispose() => _encoder.Dispose();

    // On the left, lines of letters that scroll; on the right, a grainy picture that pans; in the second half of a round its grain lives, as in a film.
    private void Draw(int frame)
    {
        var life = frame % FramesPerRound < FramesPerRound / 2 ? 0 : frame * 15_485_863;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var line = (y + frame * 5) / LineHeight;
                var row = (y + frame * 5) % LineHeight;
                var letter = Mixed((uint)(line * 97 + x / 7));
                _pixels[y * Width + x] = x < TextWidth
                    ? row < 9 && x % 7 < 5 && (letter >> (row / 2 * 5 + x % 7) & 1) != 0 ? 0x202020u : 0xFFFFFFu
                    : (uint)((x + frame * 3) / 3 % 120 + y / 5 % 90) * 0x010101u + (Mixed((uint)((x + frame * 3) * 7919 + y * 104729 + life)) & 0x070707u);
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
