using System.Text;
using Deskside.Companion.Linux.Xlib;

namespace Deskside.Companion.Linux.Windows;

/// <summary>Turns XInput 2 key events into text: dead keys, compose sequences, and the customer's input method where there is one.</summary>
/// <remarks>
/// Input methods that work beside us hand a key or its text back as a core event of no device. Such an event counts only within
/// <see cref="HandBack"/> of a key of a real device that was handed over: nobody else can type through it.
/// </remarks>
internal sealed unsafe class InputMethod : IDisposable
{
    public static readonly TimeSpan HandBack = TimeSpan.FromSeconds(2);
    private const int MostBytes = 1024;
    private const int LookupChars = 2;
    private const int LookupKeysym = 3;
    private const int LookupBoth = 4;

    private readonly nint _method;
    private readonly TimeProvider _time;
    private long _handedOver;
    private bool _isHandedOver;

    public InputMethod(XConnection connection, TimeProvider time)
    {
        _time = time;
        _ = X11.SetLocaleModifiers("");
        _method = X11.OpenInputMethod(connection.Handle, 0, 0, 0);
        if (_method != 0) return;
        _ = X11.SetLocaleModifiers("@im=none");
        _method = X11.OpenInputMethod(connection.Handle, 0, 0, 0);
    }

    /// <summary>Text must be UTF-8 for Xlib, whatever the environment says.</summary>
    public static void PrepareLocale()
    {
        foreach (var locale in (string[])["", "C.UTF-8", "en_US.UTF-8"])
        {
            var set = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(LibC.SetLocale(LibC.LocaleCharacters, locale));
            if (set is not null && set.Replace("-", "").Contains("UTF8", StringComparison.OrdinalIgnoreCase)) return;
        }
    }

    /// <summary>A context for a window with text fields; 0 when there is no input method at all.</summary>
    public nint ContextFor(nuint window) => _method == 0 ? 0
        : X11.CreateInputContext(_method, "inputStyle", X11.StyleNothing, "clientWindow", window, "focusWindow", window, 0);

    /// <summary>A key of a real device. Null while a sequence is being composed.</summary>
    public KeyStroke? Read(nint context, in XKeyEvent key)
    {
        var filtered = new XEvent { Key = key };
        if (context != 0 && X11.FilterEvent(&filtered, 0) != 0)
        {
            (_handedOver, _isHandedOver) = (_time.GetTimestamp(), true);
            return null;
        }
        return Look(context, key);
    }

    /// <summary>A core key event. Null unless the input method handed it back.</summary>
    public KeyStroke? ReadHandedBack(nint context, in XKeyEvent key)
    {
        var filtered = new XEvent { Key = key };
        if (context == 0 || X11.FilterEvent(&filtered, 0) != 0) return null;
        return _isHandedOver && _time.GetElapsedTime(_handedOver) < HandBack ? Look(context, key) : null;
    }

    public void Dispose()
    {
        if (_method != 0) _ = X11.CloseInputMethod(_method);
    }

    private static KeyStroke? Look(nint context, XKeyEvent key)
    {
        var bytes = stackalloc byte[MostBytes];
        var status = LookupBoth;
        var length = context != 0
            ? X11.Utf8LookupString(context, &key, bytes, MostBytes, out var keysym, out status)
            : X11.LookupString(&key, bytes, MostBytes, out keysym, 0);
        if (length > MostBytes || status is not (LookupChars or LookupKeysym or LookupBoth)) return null;
        var text = status == LookupKeysym ? "" : context != 0
            ? Encoding.UTF8.GetString(bytes, length)
            : Encoding.Latin1.GetString(bytes, length);
        const uint control = 4;
        return new KeyStroke(status == LookupChars ? 0 : (uint)keysym, text, (key.State & control) != 0, (key.State & 1) != 0);
    }
}
