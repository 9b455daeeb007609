namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>What the firmware can do at the next start.</summary>
public sealed record BootCapabilities(bool Serial, bool RemoteDrives, bool ForceCd, bool ForcePxe, bool ForceHardDrive, bool Setup, bool SecureBootChoice)
{
    public static async ValueTask<WsManAnswer<BootCapabilities>> ReadAsync(WsManDesk desk, CancellationToken cancellation)
    {
        var got = await desk.GetAsync("AMT_BootCapabilities", cancellation);
        return got.Select(found => new BootCapabilities(
            found.IsTrue("SOL"), found.IsTrue("IDER"), found.IsTrue("ForceCDorDVDBoot"), found.IsTrue("ForcePXEBoot"),
            found.IsTrue("ForceHardDriveBoot"), found.IsTrue("BIOSSetup"), found.IsTrue("BIOSSecureBoot")));
    }
}
