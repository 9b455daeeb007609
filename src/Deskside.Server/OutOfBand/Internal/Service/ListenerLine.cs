using Deskside.Server.Hosting.Start;

namespace Deskside.Server.OutOfBand.Internal.Service;

/// <summary>What the person who started the server reads about the port for PCs.</summary>
internal sealed class ListenerLine(DeviceListenerRole role) : IWelcomeLine
{
    public Task<string?> SayAsync(Uri address, CancellationToken cancellation) => Task.FromResult<string?>(
        role.Address is { } open ? $"  For PCs that do not start (management firmware): port {open.Port}, certificate SHA-256\n    {role.Certificates!.Fingerprint}" : $"  PCs that do not start cannot call: {role.WhyClosed}");
}
