using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>What a device says before it has signed in: claims, nothing more. The UUID is as printed on its configuration screen.</summary>
public sealed record DeviceHello(Guid Uuid, ApfTrigger Trigger, uint Major, uint Minor);
