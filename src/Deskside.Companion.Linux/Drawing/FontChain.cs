using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Drawing;

/// <summary>One style's font and those that step in for characters it lacks. Bounded: foreign text cannot open fonts without end.</summary>
internal sealed unsafe class FontChain : IDisposable
{
    private const int MostFonts = 24;
    private const int MostKnown = 4096;
    private const int MatchPattern = 0;

    private readonly XConnection _connection;
    private readonly string _name;
    private readonly bool _colour;
    private readonly List<nint> _fonts = [];
    private readonly Dictionary<uint, nint> _known = [];

    public FontChain(XConnection connection, string name, bool colour)
    {
        (_connection, _name, _colour) = (connection, name, colour);
        var first = Xft.FontOpenName(connection.Handle, connection.Screen, name);
        if (first == null) throw new FontMissingException();
        _fonts.Add((nint)first);
    }

    public Xft.Font* First => (Xft.Font*)_fonts[0];

    /// <summary>The font that has the character; the first one, with its box for the unknown, when none has.</summary>
    public Xft.Font* For(uint character)
    {
        if (_known.TryGetValue(character, out var known)) return (Xft.Font*)known;
        if (_known.Count >= MostKnown) _known.Clear();
        var font = Find(character);
        _known[character] = font;
        return (Xft.Font*)font;
    }

    public void Dispose()
    {
        foreach (var font in _fonts) Xft.FontClose(_connection.Handle, (Xft.Font*)font);
        _fonts.Clear();
    }

    private nint Find(uint character)
    {
        foreach (var font in _fonts)
        {
            if (Xft.CharExists(_connection.Handle, (Xft.Font*)font, character) != 0) return font;
        }
        if (_fonts.Count >= MostFonts) return _fonts[0];
        var opened = Open(character);
        if (opened == null) return _fonts[0];
        if (Xft.CharExists(_connection.Handle, opened, character) == 0)
        {
            Xft.FontClose(_connection.Handle, opened);
            return _fonts[0];
        }
        _fonts.Add((nint)opened);
        return (nint)opened;
    }

    private Xft.Font* Open(uint character)
    {
        var wanted = Xft.NameParse(_name);
        var charset = Xft.CharSetCreate();
        _ = Xft.CharSetAddChar(charset, character);
        _ = Xft.PatternAddCharSet(wanted, "charset", charset);
        // Older libXft makes a request of impossible length of a coloured glyph.
        if (!_colour) _ = Xft.PatternAddBool(wanted, "color", 0);
        _ = Xft.ConfigSubstitute(0, wanted, MatchPattern);
        Xft.DefaultSubstitute(_connection.Handle, _connection.Screen, wanted);
        var found = Xft.FontMatch(0, wanted, out _);
        Xft.CharSetDestroy(charset);
        Xft.PatternDestroy(wanted);
        if (found == 0) return null;
        var font = Xft.FontOpenPattern(_connection.Handle, found);
        if (font == null) Xft.PatternDestroy(found);
        return font;
    }
}

/// <summary>Xft is there, but not one font.</summary>
internal sealed class FontMissingException : Exception;
