namespace Deskside.Companion.Ports;

/// <summary>Everything that the engine needs from the operating system, as one bundle with one life.</summary>
public interface IDesktopPlatform : IAsyncDisposable
{
    IScreenSource Screen { get; }
    ICursorSource Cursor { get; }
    IInputSink Input { get; }
    ILocalInput LocalInput { get; }
    ICustomerDesk Desk { get; }

    /// <summary>For the technician: such as "Linux, X11 1.21, openbox". Names no person.</summary>
    string Description { get; }
}
