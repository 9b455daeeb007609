using System.Security.Cryptography;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Portals.Internal;

/// <summary>The Companions in the companion folder: PLATFORM/deskside-companion[.exe]. Hashed once, again when a file was changed.</summary>
internal sealed class CompanionShelf(ServerOptions options)
{
    private static readonly string[] Platforms = ["linux-x64", "win-x64"];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Written, CompanionFile File)> _hashed = [];

    public IReadOnlyList<CompanionFile> All() => [.. Platforms.Select(Find).OfType<CompanionFile>()];

    /// <summary>By the name under which it is downloaded.</summary>
    public CompanionFile? ByName(string name) => All().FirstOrDefault(f => f.Name == name);

    private CompanionFile? Find(string platform)
    {
        var suffix = platform.StartsWith("win-", StringComparison.Ordinal) ? ".exe" : "";
        var file = new FileInfo(Path.Combine(options.CompanionFolder, platform, "deskside-companion" + suffix));
        if (!file.Exists)
        {
            return null;
        }

        lock (_gate)
        {
            if (_hashed.TryGetValue(platform, out var known) && known.Written == file.LastWriteTimeUtc && known.File.SizeBytes == file.Length)
            {
                return known.File;
            }

            using var stream = file.OpenRead();
            var found = new CompanionFile(
                platform, $"deskside-companion-{platform}{suffix}", file.FullName, file.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
            _hashed[platform] = (file.LastWriteTimeUtc, found);
            return found;
        }
    }
}
