namespace Planted.OutOfBand;

/// <summary>Starts a process and keeps a file from the room that only speaks to firmware.</summary>
public sealed class Reaching
{
    public object Start() => System.Diagnostics.Process.Start("true");

    public void Keep(byte[] bytes) => File.WriteAllBytes("kept", bytes);
}
