using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>5, sharer → viewer: product ‖ version ‖ platform ‖ host name ‖ codec version (1).</summary>
public sealed record SharerAbout(string Product, string Version, string Platform, string HostName, byte CodecVersion) : ControlMessage
{
    internal const byte Number = 5;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Text(Product, WireText.MaxName);
        writer.Text(Version, WireText.MaxName);
        writer.Text(Platform, WireText.MaxName);
        writer.Text(HostName, WireText.MaxName);
        writer.U8(CodecVersion);
    }

    internal static SharerAbout Read(ref WireReader reader) =>
        new(reader.Text(WireText.MaxName), reader.Text(WireText.MaxName), reader.Text(WireText.MaxName), reader.Text(WireText.MaxName), reader.U8());
}
