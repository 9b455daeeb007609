using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>The pages inside the executable: resources web/console/…, web/customer/…, each perhaps with a .br beside it.</summary>
internal sealed class EmbeddedWebFiles : IWebFiles
{
    private const string Folder = "web/";

    private readonly FrozenDictionary<string, WebFile> _files;

    public EmbeddedWebFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        // MSBuild writes the folders of %(RecursiveDir) with the machine's own separator.
        var names = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(n => n[Folder.Length..].Replace('\\', '/'), n => n);
        _files = names
            .Where(n => !n.Key.EndsWith(".br", StringComparison.Ordinal))
            .ToFrozenDictionary(n => n.Key, n => Load(assembly, n.Value, names.GetValueOrDefault(n.Key + ".br")));
    }

    public WebFile? Find(string path) => _files.GetValueOrDefault(path);

    private static WebFile Load(Assembly assembly, string name, string? brotli)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 12))}\"";
        return new WebFile(tag, () => assembly.GetManifestResourceStream(name)!, brotli is null ? null : () => assembly.GetManifestResourceStream(brotli)!);
    }
}
