namespace Deskside.OutOfBand.Apf;

/// <summary>Why a connection is taken down (message 1); the numbers are those of SSH. Source: docs/out-of-band/apf.md, 2.</summary>
public enum ApfDisconnectReason : uint
{
    HostNotAllowed = 1,
    ProtocolError = 2,
    ServiceNotAvailable = 7,
    VersionNotSupported = 8,
    ConnectionLost = 10,
    ByApplication = 11,
    TooManyConnections = 12,
    NoMoreSignInMethods = 14,
    IllegalName = 15,
}

/// <summary>Why a channel was not opened (message 92).</summary>
public enum ApfOpenFailureReason : uint
{
    Prohibited = 1,
    ConnectFailed = 2,
    UnknownType = 3,
    Shortage = 4,
}

/// <summary>Why the firmware calls (message 192).</summary>
public enum ApfTrigger : uint
{
    ByPerson = 1,
    Alert = 2,
    Provisioning = 3,
    Periodic = 4,
    LocalEngine = 254,
}
