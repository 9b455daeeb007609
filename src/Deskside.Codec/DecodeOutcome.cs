namespace Deskside.Codec;

/// <summary>What became of a frame's bytes. Decoding never throws on outside bytes.</summary>
public enum DecodeOutcome
{
    /// <summary>The picture is now the frame's picture.</summary>
    Decoded,

    /// <summary>Damaged, out of order, or not preceded by a keyframe: ask the encoder for a keyframe.</summary>
    NeedKeyframe,

    /// <summary>Made by a newer format than this decoder knows.</summary>
    UnknownVersion,
}
