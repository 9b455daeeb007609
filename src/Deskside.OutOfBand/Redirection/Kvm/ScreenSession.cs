namespace Deskside.OutOfBand.Redirection.Kvm;

/// <summary>Turns a signed-in session into raw RFB, which the viewer decodes; no pixel is looked at here.</summary>
/// <remarks>Source: docs/out-of-band/redirection.md, 4.</remarks>
public static class ScreenSession
{
    public const byte Start = 0x40;
    public const byte StartReply = 0x41;
    public const int MessageBytes = 8;

    /// <summary>Asks for the screen; from here on the line is RFB. False when the firmware answers something else; the line stays with the caller.</summary>
    public static async ValueTask<bool> StartAsync(Stream line, CancellationToken cancellation)
    {
        var message = new byte[MessageBytes];
        message[0] = Start;
        await line.WriteAsync(message, cancellation);
        await line.FlushAsync(cancellation);
        try
        {
            await line.ReadExactlyAsync(message, cancellation);
        }
        catch (EndOfStreamException)
        {
            return false;
        }
        return message[0] == StartReply;
    }
}
