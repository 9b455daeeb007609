namespace Deskside.Stage.Lines;

/// <summary>Three hosts on a small network: the server in the middle, the customer and the technician each on a cable of their own.</summary>
/// <remarks>Network namespaces and veth pairs, named after this process and removed at the end. Needs root. No host can reach anything else.</remarks>
public sealed class Lan : IAsyncDisposable
{
    private static int s_count;

    private Lan(string id) => (Server, Customer, Technician) = ($"ds{id}", $"dc{id}", $"dt{id}");

    /// <summary>The server's namespace: <c>ip netns exec NAME …</c>.</summary>
    public string Server { get; }

    public string Customer { get; }

    public string Technician { get; }

    /// <summary>The network device of the customer's and of the technician's host.</summary>
    public static string Device => "cable";

    /// <summary>The server's device on the customer's cable.</summary>
    public static string ServerDevice => "to-customer";

    /// <summary>The server as the customer reaches it.</summary>
    public static string ServerAddress => "10.78.1.1";

    /// <summary>The server as the technician reaches it.</summary>
    public static string ServerAddressForTechnician => "10.78.2.1";

    public static async Task<Lan> LayAsync()
    {
        var lan = new Lan($"{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        foreach (var host in lan.Hosts)
        {
            await IpAsync($"netns add {host}");
            await IpAsync($"-n {host} link set lo up");
        }
        await lan.CableAsync(lan.Customer, 1);
        await lan.CableAsync(lan.Technician, 2);
        return lan;
    }

    /// <summary>Starts a program on one of the hosts.</summary>
    public static RunningProcess Start(string host, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        RunningProcess.Start("ip", ["netns", "exec", host, program, .. arguments], environment);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await IpAsync($"netns del {host}");
    }

    private IReadOnlyList<string> Hosts => [Server, Customer, Technician];

    // A device's name has at most 15 characters; namespaces keep those of different networks apart.
    private async Task CableAsync(string host, int number)
    {
        string there = number == 1 ? ServerDevice : "to-technician", here = Device;
        await IpAsync($"link add {there} netns {Server} type veth peer name {here} netns {host}");
        await IpAsync($"-n {Server} addr add 10.78.{number}.1/24 dev {there}");
        await IpAsync($"-n {host} addr add 10.78.{number}.2/24 dev {here}");
        await IpAsync($"-n {Server} link set {there} up");
        await IpAsync($"-n {host} link set {here} up");
    }

    private static Task IpAsync(string command) => RunningProcess.RunAsync("ip", command.Split(' '));
}
