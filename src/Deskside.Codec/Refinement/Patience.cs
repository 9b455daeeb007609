namespace Deskside.Codec.Refinement;

/// <summary>For how many calls a lossy area must be still before it is made exact.</summary>
/// <remarks>
/// At 30 calls a second: a first picture at once, a video in a window after 0.4 s, a whole screen of photos after 1.7 s, because a slide
/// show would else send every slide twice. All are exact within the times of docs/protocol/codec.md, 8.
/// </remarks>
internal static class Patience
{
    public const int FirstPicture = 2;
    public const int Moved = 5;
    private const int Window = 12;
    private const int Screen = 52;
    private const int LargePixels = 600_000;

    public static int For(long regionPixels) => regionPixels > LargePixels ? Screen : Window;
}
