namespace Deskside.OutOfBand.Apf;

/// <summary>What reading one APF message came to.</summary>
public enum ApfParse
{
    /// <summary>A whole message was read.</summary>
    Ok,

    /// <summary>The bytes are the beginning of a message: read more.</summary>
    NeedMore,

    /// <summary>No APF message begins with this byte, so nothing tells where the next one begins: close.</summary>
    UnknownType,

    /// <summary>A global request of an unknown name; its length is unknown, too: close.</summary>
    UnknownRequest,

    /// <summary>A text is longer than <see cref="ApfBounds.MaxTextBytes"/>.</summary>
    TextTooLong,

    /// <summary>A payload is longer than <see cref="ApfBounds.MaxPayloadBytes"/>.</summary>
    PayloadTooLong,
}
