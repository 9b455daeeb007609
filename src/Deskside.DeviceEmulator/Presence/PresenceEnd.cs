namespace Deskside.DeviceEmulator.Presence;

/// <summary>How one call to the service ended.</summary>
public sealed record PresenceEnd(bool WasConnected, bool IsSecretRefused, string Told);
