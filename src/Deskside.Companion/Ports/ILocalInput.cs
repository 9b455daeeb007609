namespace Deskside.Companion.Ports;

/// <summary>The customer's own mouse and keyboard, told apart from what the Companion injects.</summary>
public interface ILocalInput
{
    /// <summary>
    /// Raised at once, on the platform's input thread, for each event of a real device (never for injected ones). The engine suspends
    /// remote control from inside this call; it must return quickly.
    /// </summary>
    event Action? CustomerActed;

    /// <summary>False where the platform cannot tell real from injected input: control is then not offered.</summary>
    bool CanTellApart { get; }
}
