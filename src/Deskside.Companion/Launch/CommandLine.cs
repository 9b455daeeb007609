using Deskside.Companion.Backend;
using Deskside.Companion.Screen;
using Deskside.Domain.Sessions;

namespace Deskside.Companion.Launch;

/// <summary>What the Companion was started with.</summary>
/// <remarks>
/// <c>deskside-companion --server URL --code CODE|- [--allow view,control,files,clipboard] [--server-fingerprint SHA256]</c>.
/// Without a code it asks name and question and joins the queue by itself. Errors: one sentence that says what, where and what to do.
/// </remarks>
public sealed record CommandLine
{
    public const string Usage = """
        deskside-companion --server URL [--code CODE|-] [--allow LIST] [--server-fingerprint SHA256] [--portal NAME] [--cpu half|full]

          --server URL               the help desk's address, such as https://help.example.org
          --code CODE                the nine digits from the help page or the phone; - reads them from standard input
                                     (without a code, a form asks for your name and question)
          --allow LIST               consent given in advance by the person at this PC: view, control, files, clipboard
                                     (shown on the screen and written to the record as given in advance)
          --server-fingerprint HEX   accept exactly this certificate, for servers with a self-signed one
          --portal NAME              the portal to ask through, when no code is given (default: default)
          --cpu half|full            how much of the processor the picture may take: at most half a core, or what it needs
                                     (default: half on a weak PC)
        """;

    private CommandLine() { }

    public required ServerAddress Server { get; init; }

    /// <summary>Nine digits, or null to ask through the form.</summary>
    public string? Code { get; init; }

    public IReadOnlySet<Capability> Allowed { get; init; } = new HashSet<Capability>();

    public string Portal { get; init; } = "default";

    public CpuUse Cpu { get; init; }

    /// <summary>Reads the arguments; what is missing may stand in the executable's own name.</summary>
    /// <param name="input">Where a code given as "-" is read from.</param>
    public static LaunchOutcome Parse(IReadOnlyList<string> arguments, string executable, TextReader input)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (name is "--help" or "-h") return new LaunchOutcome.Help();
            if (name is not ("--server" or "--code" or "--allow" or "--server-fingerprint" or "--portal" or "--cpu"))
                return new LaunchOutcome.Wrong($"\"{name}\" is not an option of the Companion.");
            if (i + 1 >= arguments.Count) return new LaunchOutcome.Wrong($"{name} needs a value.");
            if (!given.TryAdd(name, arguments[++i])) return new LaunchOutcome.Wrong($"{name} is given twice.");
        }
        var hint = FileNameHint.Read(executable);
        if (!ServerAddress.TryParse(given.GetValueOrDefault("--server") ?? hint?.Server, given.GetValueOrDefault("--server-fingerprint"), out var server, out var problem))
            return new LaunchOutcome.Wrong(given.ContainsKey("--server") || hint is not null ? problem : "--server is missing: say which help desk to reach.");
        var code = given.GetValueOrDefault("--code") ?? hint?.Code;
        if (code == "-") code = input.ReadLine() ?? "";
        if (code is not null && !TryReadCode(ref code))
            return new LaunchOutcome.Wrong("The code must have nine digits, as shown on the help page or read over the phone.");
        if (!TryReadAllowed(given.GetValueOrDefault("--allow"), out var allowed, out var unknown))
            return new LaunchOutcome.Wrong($"--allow knows view, control, files and clipboard, but not \"{unknown}\".");
        if (allowed.Contains(Capability.Control) && !allowed.Contains(Capability.View))
            return new LaunchOutcome.Wrong("--allow control needs view as well: nobody may act without seeing.");
        if (given.GetValueOrDefault("--cpu") is not (null or "half" or "full") and var cpu)
            return new LaunchOutcome.Wrong($"--cpu knows half and full, but not \"{cpu}\".");
        return new LaunchOutcome.Ready(new CommandLine
        {
            Server = server,
            Code = code,
            Allowed = allowed,
            Portal = given.GetValueOrDefault("--portal") ?? "default",
            Cpu = given.GetValueOrDefault("--cpu") switch { "half" => CpuUse.Half, "full" => CpuUse.Full, _ => CpuUse.ByPc },
        });
    }

    private static bool TryReadCode(ref string code)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        var isClean = code.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '\u00a0');
        code = digits;
        return isClean && digits.Length == 9;
    }

    private static bool TryReadAllowed(string? list, out HashSet<Capability> allowed, out string unknown)
    {
        allowed = [];
        unknown = "";
        foreach (var word in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word)
            {
                case "view": allowed.Add(Capability.View); break;
                case "control": allowed.Add(Capability.Control); break;
                case "files": allowed.Add(Capability.Files); break;
                case "clipboard": allowed.Add(Capability.Clipboard); break;
                default: unknown = word; return false;
            }
        }
        return true;
    }
}

/// <summary>What came of reading the command line.</summary>
public abstract record LaunchOutcome
{
    private LaunchOutcome() { }

    public sealed record Ready(CommandLine CommandLine) : LaunchOutcome;

    public sealed record Help : LaunchOutcome;

    public sealed record Wrong(string Problem) : LaunchOutcome;
}
