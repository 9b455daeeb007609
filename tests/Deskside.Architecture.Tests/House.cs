using Mono.Cecil;

namespace Deskside.Architecture.Tests;

/// <summary>The checkout under test: where its files and its built assemblies lie.</summary>
internal static class House
{
    /// <summary>The checkout's root, found upwards from the test's own folder.</summary>
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> SourceFiles() => FilesBelow("src", "*.cs").Concat(FilesBelow("web", "*.ts")).Concat(FilesBelow("web", "*.tsx"));

    public static IEnumerable<string> FilesBelow(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Where(IsOurs)
            : [];

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Every product assembly, by project name.</summary>
    public static IReadOnlyDictionary<string, AssemblyDefinition> Assemblies { get; } =
        Directory.EnumerateDirectories(Path.Combine(Root, "src")).ToDictionary(folder => Path.GetFileName(folder)!, folder => Read(folder));

    public static AssemblyDefinition Planted { get; } = Read(Path.Combine(Root, "tests/planted"));

    private static AssemblyDefinition Read(string projectFolder)
    {
        var project = Directory.EnumerateFiles(projectFolder, "*.csproj").Single();
        var assemblyName = System.Xml.Linq.XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value
            ?? Path.GetFileNameWithoutExtension(project);
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var built = Directory.EnumerateFiles(Path.Combine(projectFolder, "bin", configuration), assemblyName + ".dll", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/ref/", StringComparison.Ordinal) && !path.Contains("/publish/", StringComparison.Ordinal))
            .MaxBy(File.GetLastWriteTimeUtc) ?? throw new FileNotFoundException($"{assemblyName}.dll is not built below {projectFolder}.");
        return AssemblyDefinition.ReadAssembly(built);
    }

    private static bool IsOurs(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/dist/", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Deskside.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No Deskside.slnx above the tests.");
    }
}
