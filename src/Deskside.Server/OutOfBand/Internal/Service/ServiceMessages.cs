namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>What a technician reads out to somebody who sets up the firmware's call.</summary>
/// <param name="Open">Whether PCs can call now.</param>
/// <param name="Why">Why not.</param>
/// <param name="Address">To be typed in.</param>
/// <param name="Port">To be typed in.</param>
/// <param name="Fingerprint">SHA-256 of the certificate that the PC sees, in pairs.</param>
/// <param name="Name">The organisation's own, for the firmware's call.</param>
/// <param name="Secret">The organisation's own, for the firmware's call.</param>
/// <param name="Forward">Whether ports of devices may be served on the node's loopback address.</param>
internal sealed record DeviceServiceResponse(bool Open, string? Why, string? Address, int? Port, string? Fingerprint, string Name, string Secret, ForwardRule Forward);

internal sealed record DeviceSettingsRequest(ForwardRule? Forward);
