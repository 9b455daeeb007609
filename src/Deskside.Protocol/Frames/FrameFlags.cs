namespace Deskside.Protocol.Frames;

/// <summary>The flag bits of a header. Bits 2 and 3 are zero in version 1; bits 4–7 hold <see cref="FrameHeader.EpochNibble"/>.</summary>
[Flags]
public enum FrameFlags : byte
{
    None = 0,

    /// <summary>The first part of a picture that needs nothing before it. Set on the first part only, so that one can begin here.</summary>
    Keyframe = 1,

    /// <summary>More parts of this message follow on this stream.</summary>
    Continued = 2,
}
