namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>What is known of a PC's call: the device's own claims and where it came from.</summary>
internal sealed record DeviceCall(string Node, DateTimeOffset At, string Address, HelloTrigger Trigger, string Cipher, IReadOnlyList<int> Ports);
