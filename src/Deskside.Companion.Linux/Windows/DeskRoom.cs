using Deskside.Companion.Linux.Drawing;
using Deskside.Companion.Linux.Input;
using Deskside.Companion.Linux.Local;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>What all windows have in common: the connection, how to draw, and who may answer. Belongs to the windows' thread.</summary>
internal sealed unsafe class DeskRoom : IDisposable
{
    private const double UsualDpi = 96;

    public DeskRoom(XConnection connection, OwnWindows own, DeskTheme theme, TimeProvider time)
    {
        (Connection, Own, Time) = (connection, own, time);
        if (!RawEvents.TryBegin(connection, out var opcode) || !(Origins = new DeviceOrigins(connection)).KnowsAny)
            throw new DisplayUnavailableException(
                $"The display '{connection.Name}' lacks XInput 2.2 with XTEST devices: your own hand cannot be told from a remote one, so nothing can be shared safely.");
        InputOpcode = opcode;
        InputMethod.PrepareLocale();
        Atoms = new Atoms(connection);
        Hints = new WindowHints(connection, Atoms);
        Method = new InputMethod(connection, time);
        Palette = Palette.Of(theme);
        Scale = ScaleOf(connection);
        Texts = OpenTexts(connection, Scale);
        Painter = new WindowPainter(connection, Texts);
    }

    public XConnection Connection { get; }
    public OwnWindows Own { get; }
    public TimeProvider Time { get; }
    public DeviceOrigins Origins { get; }
    public int InputOpcode { get; }
    public Atoms Atoms { get; }
    public WindowHints Hints { get; }
    public InputMethod Method { get; }
    public Palette Palette { get; }
    public double Scale { get; }
    public ITextPainter Texts { get; }
    public WindowPainter Painter { get; }

    public Box WorkArea => Windows.WorkArea.Of(Connection, Atoms);

    /// <summary>From design pixels (96 dpi) to the screen's.</summary>
    public int Px(double design) => (int)Math.Round(design * Scale);

    public void Dispose()
    {
        if (Connection.IsLost) return;
        Painter.Dispose();
        Texts.Dispose();
        Method.Dispose();
    }

    private static ITextPainter OpenTexts(XConnection connection, double scale)
    {
        if (!Xft.IsThere() || Xft.DefaultHasRender(connection.Handle) == 0) return new ServerTexts(connection, scale);
        try
        {
            return new XftTexts(connection, scale);
        }
        catch (FontMissingException)
        {
            return new ServerTexts(connection, scale);
        }
    }

    private static double ScaleOf(XConnection connection)
    {
        var value = X11.GetDefault(connection.Handle, "Xft", "dpi");
        var text = System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)value);
        return double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var dpi) ? Math.Clamp(dpi / UsualDpi, 1, 4) : 1;
    }
}
