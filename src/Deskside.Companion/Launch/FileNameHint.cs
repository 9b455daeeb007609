using System.Text.RegularExpressions;

namespace Deskside.Companion.Launch;

/// <summary>Server and code as the help page puts them into the name of the downloaded file, so that nothing has to be typed.</summary>
/// <remarks>
/// Shape: <c>deskside-companion--HOST[_PORT]--DIGITS</c>, with anything a browser adds after it, such as <c>(1)</c>. https, except for
/// this machine itself. The name is chosen by the page in the browser: the code is in no address and no log.
/// </remarks>
public sealed partial record FileNameHint(string Server, string Code)
{
    public static FileNameHint? Read(string executable)
    {
        var match = Shape().Match(Path.GetFileName(executable));
        if (!match.Success) return null;
        var host = match.Groups["host"].Value;
        var port = match.Groups["port"] is { Success: true, Value: var digits } ? ":" + digits : "";
        var scheme = host is "localhost" or "127.0.0.1" ? "http" : "https";
        return new FileNameHint($"{scheme}://{host}{port}", match.Groups["code"].Value);
    }

    [GeneratedRegex(@"^deskside-companion--(?<host>[A-Za-z0-9][A-Za-z0-9.-]{0,252})(_(?<port>\d{1,5}))?--(?<code>\d{9})(?!\d)")]
    private static partial Regex Shape();
}
