namespace Deskside.Stage;

/// <summary>What kind of virtual desktop is wanted.</summary>
public sealed record DesktopOptions
{
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 800;
    public int Depth { get; init; } = 24;

    /// <summary>The customer's desktop inside an outer display, so that real and injected input differ.</summary>
    public bool Nested { get; init; } = true;

    public bool WindowManager { get; init; } = true;

    /// <summary>A keyboard layout such as "de"; null keeps the server's.</summary>
    public string? Layout { get; init; }

    /// <summary>More arguments of the outer server, such as <c>-extension DAMAGE</c>.</summary>
    public IReadOnlyList<string> ServerArguments { get; init; } = [];
}
