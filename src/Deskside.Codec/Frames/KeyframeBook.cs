namespace Deskside.Codec.Frames;

/// <summary>When a keyframe is due by the bytes that were sent. The encoder's side only.</summary>
/// <remarks>
/// A keyframe costs its own bytes and those that make its lossy parts exact; ten times as much must be sent before the next, so that keyframes
/// themselves cost at most a tenth (what they make both ends forget costs more). In between a recording can be sought from the keyframe before.
/// </remarks>
internal sealed class KeyframeBook(long afterBytes)
{
    private const int Tenth = 10;
    private long _cost;
    private long _sent;
    private bool _isPaying;

    public bool IsDue => afterBytes > 0 && _sent >= Math.Max(afterBytes, Tenth * _cost);

    /// <summary>A frame was written.</summary>
    /// <param name="pays">Whether it carried a later part of a first picture, or made lossy pixels exact.</param>
    /// <param name="owes">Whether such frames are still to come.</param>
    public void Note(FrameKind kind, int bytes, bool pays, bool owes)
    {
        if (kind == FrameKind.Keyframe) (_cost, _sent, _isPaying) = (bytes, 0, true);
        else if (_isPaying && pays) _cost += bytes;
        else _sent += bytes;
        _isPaying &= owes;
    }
}
