namespace Deskside.OutOfBand.Cira;

/// <summary>Who may come in: decided by the owner of the listener, who knows which devices are expected.</summary>
/// <remarks>Called on the connection's own loop, one call at a time a connection; exceptions end the connection.</remarks>
public interface ICiraGate
{
    /// <summary>A device said Hello. A refused one is told so and never asked for its secret.</summary>
    ValueTask<HelloVerdict> HelloAsync(CiraConnection connection, DeviceHello hello, CancellationToken cancellation);

    /// <summary>Checks name and secret. The implementation compares in constant time and counts wrong tries.</summary>
    ValueTask<SignInVerdict> SignInAsync(CiraConnection connection, DeviceHello hello, string name, string secret, CancellationToken cancellation);

    /// <summary>The device has signed in and offered its ports: channels can be opened.</summary>
    ValueTask ReadyAsync(CiraConnection connection, CancellationToken cancellation);
}

public enum HelloVerdict
{
    Expected,

    /// <summary>Nobody waits for this device.</summary>
    Unknown,

    /// <summary>This device, or its address, called too often.</summary>
    TooOften,
}

public enum SignInVerdict
{
    Accepted,
    WrongSecret,
}
