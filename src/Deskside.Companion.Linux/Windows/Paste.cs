using System.Text;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Fetches text from the clipboard for a field: asked for by a key of a real device, at most 64 KiB of it.</summary>
internal sealed unsafe class Paste(DeskRoom room)
{
    private const int MostLongs = 16 * 1024;

    private nuint _asking;

    public void Ask(DeskWindow window)
    {
        _asking = window.Id;
        _ = X11.ConvertSelection(
            room.Connection.Handle, room.Atoms["CLIPBOARD"], room.Atoms["UTF8_STRING"], room.Atoms["DESKSIDE_PASTE"], window.Id, 0);
    }

    /// <summary>The owner answered. Unasked answers are ignored.</summary>
    public void Arrived(in XSelectionEvent answer, DeskWindow? window)
    {
        if (window is null || window.Id != _asking || answer.Property == 0) return;
        _asking = 0;
        var status = X11.GetWindowProperty(
            room.Connection.Handle, window.Id, room.Atoms["DESKSIDE_PASTE"], 0, MostLongs, 1, 0,
            out var type, out var format, out var count, out _, out var value);
        if (status != 0 || value == null) return;
        // A transfer in pieces (INCR) is larger than any field: not taken.
        if (format == 8 && type == room.Atoms["UTF8_STRING"]) window.Pasted(Encoding.UTF8.GetString(value, (int)count));
        _ = X11.Free(value);
    }
}
