namespace Deskside.DeviceEmulator.Presence;

/// <summary>How the device's call stands, in words that can be read out.</summary>
public enum PresencePhase
{
    Off,
    Calling,

    /// <summary>The service's certificate is not the one that was typed in, or none was typed in yet.</summary>
    CertificateDiffers,
    SecretRefused,
    WaitingToCallAgain,

    /// <summary>The service let it in: the technician can work.</summary>
    Connected,
}

/// <summary>The state of the call and what to say about it; Fingerprint is that of the certificate seen last.</summary>
public sealed record PresenceState(PresencePhase Phase, string Told, string? Fingerprint);
