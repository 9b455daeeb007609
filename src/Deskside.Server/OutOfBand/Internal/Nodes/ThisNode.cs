using Deskside.Server.Hosting.Start;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>By which name this process is known to the others on its database. Kept in the data folder, so that it is the same after a restart.</summary>
internal sealed class ThisNode(ServerOptions options, TimeProvider time)
{
    private readonly Lazy<string> _name = new(() =>
    {
        var folder = Path.Combine(options.HomeFolder, "out-of-band");
        PrivateFolder.Make(folder);
        var file = Path.Combine(folder, "node");
        if (!File.Exists(file))
        {
            PrivateFolder.WriteFile(file, Guid.CreateVersion7(time.GetUtcNow()).ToString());
        }

        return File.ReadAllText(file).Trim();
    });

    public string Name => _name.Value;
}
