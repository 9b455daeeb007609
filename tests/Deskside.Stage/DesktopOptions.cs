namespace Deskside.Stage;

/// <summary>What kind of virtual desktop is wanted.</summary>
public sealed record DesktopOptions
{
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 800;
    public int Depth { get; init; } = 24;

    /// <summary>Which display server draws it.</summary>
    public DisplayServer Server { get; init; }

    /// <summary>The customer's desktop inside an outer display, so that real and injected input differ.</summary>
    public bool Nested { get; init; } = true;

    public bool WindowManager { get; init; } = true;

    /// <summary>A keyboard layout such as "de"; null keeps the server's.</summary>
    public string? Layout { get; init; }

    /// <summary>More arguments of the outer server, such as <c>-extension DAMAGE</c>.</summary>
    public IReadOnlyList<string> ServerArguments { get; init; } = [];
}

/// <summary>Display servers without a screen.</summary>
public enum DisplayServer
{
    /// <summary>Xvfb: starts quickly, has one output.</summary>
    Virtual,

    /// <summary>Xorg itself with its dummy driver: outputs DUMMY0 to DUMMY8 can be plugged in and out by xrandr.</summary>
    XorgDummy,
}
