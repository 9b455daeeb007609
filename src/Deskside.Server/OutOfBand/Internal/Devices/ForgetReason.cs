namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Why a PC is not expected any more.</summary>
internal enum ForgetReason
{
    Asked,

    /// <summary>The session is over.</summary>
    Ended,

    /// <summary>A day went by without a session.</summary>
    Expired,
}
