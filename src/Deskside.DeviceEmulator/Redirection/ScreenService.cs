using Deskside.DeviceEmulator.Engine;
using Deskside.OutOfBand.Redirection.Kvm;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>The device's end of a screen session: the machine's RFB, cut into the firmware's small tiles.</summary>
internal sealed class ScreenService(ManagementEngine engine)
{
    public async Task ServeAsync(Stream line, CancellationToken cancellation)
    {
        var message = new byte[ScreenSession.MessageBytes];
        await line.ReadExactlyAsync(message, cancellation);
        if (message[0] != ScreenSession.Start) return;
        await using var screen = await engine.Machine.OpenScreenAsync(cancellation);
        if (screen is null) return;
        message[0] = ScreenSession.StartReply;
        await line.WriteAsync(message, cancellation);
        await new RfbRetiler(line, screen).RunAsync(cancellation);
    }
}
