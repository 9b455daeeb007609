namespace Planted.Ground;

/// <summary>Opens a file and reads the network from the ground floor.</summary>
public sealed class Impure
{
    public byte[] Read(string path) => File.ReadAllBytes(path);

    public object Call() => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
}
