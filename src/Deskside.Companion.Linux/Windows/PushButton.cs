using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;

namespace Deskside.Companion.Linux.Windows;

/// <summary>How a button looks: the main thing to do, something that ends or refuses, or one among others.</summary>
internal enum ButtonTone : byte { Quiet, Accent, Danger }

/// <summary>A button: pressed by the mouse, Space or Enter.</summary>
internal sealed class PushButton(string label, ButtonTone tone, Action pressed) : Control
{
    public string Label { get; set; } = label;

    public int WidthIn(DeskRoom room) => room.Texts.Measure(Label, TextStyle.SmallStrong) + room.Px(28);

    public override void Paint(Canvas canvas, DeskRoom room, ControlLook look)
    {
        var colours = room.Palette;
        var (ground, ink) = tone switch
        {
            ButtonTone.Accent => (colours.Accent, colours.OnAccent),
            ButtonTone.Danger => (colours.Danger, colours.OnDanger),
            _ => (colours.Raised, colours.Text),
        };
        if (!IsEnabled) (ground, ink) = (colours.Raised, Palette.Mix(colours.Quiet, colours.Raised, 80));
        else if (look.HasFlag(ControlLook.Pressed)) ground = Palette.Mix(ground, colours.Text, 48);
        else if (look.HasFlag(ControlLook.Hovered)) ground = Palette.Mix(ground, colours.Text, 24);
        canvas.Fill(Box, room.Px(7), ground);
        if (tone == ButtonTone.Quiet) canvas.Edge(Box, room.Px(7), Math.Max(1, room.Px(1)), colours.Line);
        if (look.HasFlag(ControlLook.Focused)) PaintRing(canvas, room);
        canvas.WriteCentred(Label, Box.Inset(room.Px(6), 0), TextStyle.SmallStrong, ink);
    }

    public override void Click(double x, double y)
    {
        if (IsEnabled) pressed();
    }

    public override bool Key(KeyStroke key)
    {
        if (key.Keysym is not (Keysym.Return or Keysym.KeypadEnter or ' ')) return false;
        if (IsEnabled) pressed();
        return true;
    }

    private void PaintRing(Canvas canvas, DeskRoom room)
    {
        var gap = room.Px(3);
        canvas.Edge(Box.Inset(-gap), room.Px(7) + gap, Math.Max(2, room.Px(2)), room.Palette.Accent);
    }
}
