namespace Deskside.OutOfBand.Cira;

/// <summary>The owner of a listener: gives each line its gate and hears of its end.</summary>
/// <remarks>Called from many tasks at once.</remarks>
public interface ICiraHost
{
    /// <summary>A line has come up (TLS done). The gate is asked for it alone.</summary>
    ICiraGate GateFor(CiraLine line);

    /// <summary>A line is over, or never came up; Hello is null when none was said.</summary>
    void Ended(CiraLine line, DeviceHello? hello, CiraEnd end);
}
