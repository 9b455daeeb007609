using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Tests.OutOfBand;

/// <summary>The options of two nodes on one database: the first takes the calls of PCs, its twin does not and has the same secrets.key.</summary>
internal sealed class NodeHomes(Func<ServerOptions, ServerOptions> first)
{
    private readonly List<string> _folders = [];

    /// <summary>The data folder of the node that takes no calls.</summary>
    public string Twin => _folders[1];

    public ServerOptions Next(ServerOptions options)
    {
        _folders.Add(options.HomeFolder);
        if (_folders.Count == 1)
        {
            return first(DeviceScene.Listening(options));
        }

        // Nodes on one database share this file: docs/operations say so.
        Directory.CreateDirectory(options.HomeFolder);
        File.Copy(Path.Combine(_folders[0], "secrets.key"), Path.Combine(options.HomeFolder, "secrets.key"), overwrite: true);
        return options with { OutOfBand = null, RatePercent = 10_000 };
    }
}
