namespace Deskside.Protocol.Frames;

/// <summary>What came of reading a header.</summary>
public enum HeaderParse : byte
{
    Ok,
    NeedMore,
    UnknownKind,
    ReservedFlags,
    WrongChannel,
    TooLong,
}
