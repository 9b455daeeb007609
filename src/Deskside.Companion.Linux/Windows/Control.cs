using Deskside.Companion.Linux.Drawing;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Something in a window that the customer can press or type into.</summary>
internal abstract class Control
{
    public Box Box { get; set; }

    public bool IsEnabled { get; set; } = true;

    /// <summary>False takes it out of the window and of the order of Tab.</summary>
    public bool IsShown { get; set; } = true;

    public abstract void Paint(Canvas canvas, DeskRoom room, ControlLook look);

    /// <summary>Pressed and released on it, in the window's coordinates.</summary>
    public abstract void Click(double x, double y);

    /// <summary>True when the key was used.</summary>
    public abstract bool Key(KeyStroke key);
}

/// <summary>How a control stands now.</summary>
[Flags]
internal enum ControlLook : byte { None = 0, Focused = 1, Hovered = 2, Pressed = 4 }
