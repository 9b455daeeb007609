namespace Deskside.Stage;

/// <summary>Where the parts of the product lie after ./test has built them.</summary>
public static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string Server { get; } = Built("src/Deskside.Server/bin/Release/net10.0/deskside-server");

    public static string Companion { get; } = Built("out/companion/linux-x64/deskside-companion");

    public static string Web { get; } = Built("out/web");

    public static string Companions { get; } = Built("out/companion");

    private static string Built(string path)
    {
        var full = Path.Combine(Root, path);
        return Path.Exists(full) ? full : throw new FileNotFoundException($"{path} is not built: run ./test journeys.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Deskside.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No Deskside.slnx above the tests.");
    }
}
