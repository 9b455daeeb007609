using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>The names by which windows, window managers and clipboards talk (ICCCM, EWMH).</summary>
internal sealed class Atoms(XConnection connection)
{
    public const nuint Atom = 4;
    public const nuint Cardinal = 6;
    public const nuint String = 31;
    public const nuint WmHints = 35;
    public const nuint WmName = 39;
    public const nuint WmNormalHints = 40;
    public const nuint WmClass = 67;
    public const nuint WmSizeHints = 41;

    private readonly Dictionary<string, nuint> _known = [];

    public nuint this[string name] => _known.TryGetValue(name, out var atom) ? atom : _known[name] = connection.Atom(name);
}
