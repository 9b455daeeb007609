using System.Globalization;
using System.Net;
using Deskside.Server.Hosting.Storage.Internal;

namespace Deskside.Server.Hosting.Start;

/// <summary>Reads the options off the command line (--public-url URL or --public-url=URL) and the environment (DESKSIDE_PUBLIC_URL).</summary>
/// <remarks>The command line wins. Errors: <see cref="StartRefused"/>, which names option, bound and value.</remarks>
public static class ServerOptionsReader
{
    private static readonly string[] Names =
        ["port", "listen", "tls", "public-url", "trusted-proxy", "data", "database", "web", "companion", "log", "rate-percent", "out-of-band", "node-url"];

    public static ServerOptions Read(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var (values, isDemo) = ReadArguments(arguments);
        foreach (var name in Names)
        {
            if (!values.ContainsKey(name) && environment(VariableOf(name)) is { Length: > 0 } value)
            {
                values[name] = value;
            }
        }

        var options = new ServerOptions
        {
            Port = values.TryGetValue("port", out var port) ? ReadPort(port) : 8080,
            Listen = values.TryGetValue("listen", out var listen) ? ReadAddress(listen) : IPAddress.Loopback,
            Tls = values.TryGetValue("tls", out var tls) ? ReadTls(tls) : new TlsChoice.None(),
            PublicUrl = values.TryGetValue("public-url", out var url) ? ReadUrl("public-url", url) : null,
            TrustedProxies = values.TryGetValue("trusted-proxy", out var proxies) ? ReadNetworks(proxies) : [],
            HomeFolder = Path.GetFullPath(values.GetValueOrDefault("data", "data")),
            Database = values.TryGetValue("database", out var database) ? ReadDatabase(database) : null,
            WebFolder = values.TryGetValue("web", out var web) ? ReadFolder("web", web) : null,
            CompanionFolder = Path.GetFullPath(values.GetValueOrDefault("companion", Path.Combine(AppContext.BaseDirectory, "companion"))),
            RatePercent = values.TryGetValue("rate-percent", out var percent) ? ReadPercent(percent) : 100,
            LogForm = values.TryGetValue("log", out var log) ? ReadLogForm(log) : LogForm.Text,
            DemoPassword = isDemo ? ReadDemoPassword(environment("DESKSIDE_DEMO_PASSWORD")) : null,
        };
        options = options with
        {
            OutOfBand = DeviceListening.Read(values.GetValueOrDefault("out-of-band"), options.Listen),
            NodeUrl = values.TryGetValue("node-url", out var node) ? ReadUrl("node-url", node) : null,
        };
        ListenRule.Check(options);
        return options;
    }

    private static string VariableOf(string name) => "DESKSIDE_" + name.Replace('-', '_').ToUpperInvariant();

    private static (Dictionary<string, string> Values, bool IsDemo) ReadArguments(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>();
        var isDemo = false;
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (argument == "--demo")
            {
                isDemo = true;
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? argument : argument[..equals]).TrimStart('-');
            if (!argument.StartsWith("--", StringComparison.Ordinal) || !Names.Contains(name))
            {
                throw new StartRefused($"Unknown option {argument}. Known are --{string.Join(", --", Names)}.");
            }

            if (equals < 0 && (at + 1 >= arguments.Count || arguments[at + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                throw new StartRefused($"--{name} needs a value after it.");
            }

            values[name] = equals < 0 ? arguments[++at] : argument[(equals + 1)..];
        }

        return (values, isDemo);
    }

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartRefused($"--port must be a number from 0 (any free port) to 65535, but is {text}.");

    private static int ReadPercent(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 10 and <= 10_000
            ? percent
            : throw new StartRefused($"--rate-percent must be a number from 10 to 10000, but is {text}.");

    private static IPAddress ReadAddress(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.IPv6Any,
        _ when IPAddress.TryParse(text, out var address) => address,
        _ => throw new StartRefused($"--listen must be an IP address, localhost or * (all), but is {text}."),
    };

    private static TlsChoice ReadTls(string text)
    {
        if (text == "self")
        {
            return new TlsChoice.SelfSigned();
        }

        var files = text.Split(',');
        if (files.Length != 2)
        {
            throw new StartRefused($"--tls must be self, or CERTIFICATE.pem,KEY.pem, but is {text}.");
        }

        foreach (var file in files.Where(f => !File.Exists(f)))
        {
            throw new StartRefused($"--tls names the file {file}, which does not exist.");
        }

        return new TlsChoice.Files(files[0], files[1]);
    }

    private static Uri ReadUrl(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.AbsolutePath == "/"
            ? url
            : throw new StartRefused($"--{name} must be such as https://help.example.org without path or query, but is {text}.");

    private static IReadOnlyList<System.Net.IPNetwork> ReadNetworks(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part =>
            System.Net.IPNetwork.TryParse(part.Contains('/', StringComparison.Ordinal) ? part : part + (part.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network)
                ? network
                : throw new StartRefused($"--trusted-proxy must be networks such as 10.0.0.5/32, separated by commas, but has {part}."))];

    private static string ReadDatabase(string text) =>
        PostgresAddress.IsOne(text)
            ? text
            : throw new StartRefused("--database must be postgres://name:password@host/database or Host=…;Database=… (leave it out for SQLite in the data folder).");

    private static string ReadFolder(string name, string text) =>
        Directory.Exists(text) ? Path.GetFullPath(text) : throw new StartRefused($"--{name} must be an existing folder, but is {text}.");

    private static LogForm ReadLogForm(string text) =>
        Enum.TryParse<LogForm>(text, ignoreCase: true, out var form) && !char.IsAsciiDigit(text[0])
            ? form
            : throw new StartRefused($"--log must be text or json, but is {text}.");

    private static string ReadDemoPassword(string? text) =>
        text is { Length: >= 8 } ? text : throw new StartRefused("--demo needs the demo technician's password, 8 characters or more, in DESKSIDE_DEMO_PASSWORD.");
}
