namespace Deskside.Codec.Frames;

/// <summary>Whether a frame stands alone.</summary>
internal enum FrameKind
{
    Keyframe,
    Following,
}
