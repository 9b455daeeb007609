using System.Globalization;

namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>In development: WEB/console/… or, in the sources, WEB/console/dist/…, read anew at each call.</summary>
internal sealed class FolderWebFiles(string folder) : IWebFiles
{
    public WebFile? Find(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var built = Path.Combine(folder, path[..slash], "dist");
        var file = new FileInfo(Path.Combine(Directory.Exists(built) ? built : Path.Combine(folder, path[..slash]), path[(slash + 1)..]));
        if (!file.Exists)
        {
            return null;
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        var brotli = file.FullName + ".br";
        return new WebFile(tag, file.OpenRead, File.Exists(brotli) ? () => File.OpenRead(brotli) : null);
    }
}
