using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>The pages inside the executable: resources web/console/…, web/customer/…, each perhaps with a .br beside it; else text is pressed at its first use and kept.</summary>
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
        if (brotli is not null)
        {
            return new WebFile(tag, () => assembly.GetManifestResourceStream(name)!, () => assembly.GetManifestResourceStream(brotli)!);
        }

        var pressed = new Lazy<byte[]>(() => Press(assembly, name));
        return new WebFile(tag, () => assembly.GetManifestResourceStream(name)!, IsWorthIt(name) ? () => new MemoryStream(pressed.Value, writable: false) : null);
    }

    private static bool IsWorthIt(string name) => Path.GetExtension(name) is ".html" or ".js" or ".mjs" or ".css" or ".svg" or ".json" or ".wasm";

    private static byte[] Press(Assembly assembly, string name)
    {
        using var pressed = new MemoryStream();
        using (var brotli = new BrotliStream(pressed, CompressionLevel.Optimal))
        using (var plain = assembly.GetManifestResourceStream(name)!)
        {
            plain.CopyTo(brotli);
        }

        return pressed.ToArray();
    }
}
