using Deskside.Protocol.Wire;

namespace Deskside.Protocol.Messages;

/// <summary>19, viewer → sharer: product ‖ version ‖ platform.</summary>
public sealed record ViewerAbout(string Product, string Version, string Platform) : ControlMessage
{
    internal const byte Number = 19;

    private protected override byte Type => Number;

    private protected override void WriteBody(WireWriter writer)
    {
        writer.Text(Product, WireText.MaxName);
        writer.Text(Version, WireText.MaxName);
        writer.Text(Platform, WireText.MaxName);
    }

    internal static ViewerAbout Read(ref WireReader reader) =>
        new(reader.Text(WireText.MaxName), reader.Text(WireText.MaxName), reader.Text(WireText.MaxName));
}
