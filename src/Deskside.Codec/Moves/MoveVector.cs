namespace Deskside.Codec.Moves;

/// <summary>Where moved pixels come from: picture 0 is the one before, others are kept pictures; the offset leads from new to old place.</summary>
internal readonly record struct MoveVector(int Picture, int Dx, int Dy)
{
    /// <summary>How many a frame may name.</summary>
    public const int Most = 8;
}
