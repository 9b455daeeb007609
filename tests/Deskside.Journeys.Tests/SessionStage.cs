using Deskside.Journeys.Tests.People;
using Deskside.Stage;

namespace Deskside.Journeys.Tests;

/// <summary>Everything that a session needs, each part real: server, customer with page and PC, technician.</summary>
internal sealed class SessionStage : IAsyncDisposable
{
    private SessionStage(ServerProcess server, Technician technician, Customer customer, CustomerPc pc) =>
        (Server, Technician, Customer, Pc) = (server, technician, customer, pc);

    public ServerProcess Server { get; }

    public Technician Technician { get; }

    public Customer Customer { get; }

    public CustomerPc Pc { get; }

    /// <summary>The code that the customer's Companion joined with.</summary>
    public string Code { get; private set; } = "";

    /// <summary>From an empty server to "the technician has accepted".</summary>
    public static Task<SessionStage> OpenAsync(Browsers browsers) => OpenAsync(browsers, CustomerPc.SwitchOnAsync);

    public static async Task<SessionStage> OpenAsync(Browsers browsers, Func<Task<CustomerPc>> switchOn)
    {
        var server = await ServerProcess.StartAsync();
        var technician = await Technician.SetUpAsync(browsers, server);
        var customer = new Customer(await browsers.OpenAsync(server.Url, 1000, 800));
        await customer.AskAsync("Zoë Müller", "My printer prints empty pages.");
        await technician.AcceptAsync("Zoë Müller");
        await customer.IsHelpedByAsync(technician.DisplayName);
        return new SessionStage(server, technician, customer, await switchOn());
    }

    /// <summary>The customer starts the Companion with the code from the page; nothing is allowed yet.</summary>
    public async Task ConnectPcAsync(params string[] more)
    {
        Code = await Customer.ShareCodeAsync();
        await Pc.ShareAsync(Server.Url, Code, more);
    }

    /// <summary>The technician asks to see, the customer allows it at the PC, the picture is there.</summary>
    public async Task ViewAsync()
    {
        await Technician.AskToViewAsync();
        await Pc.AllowAsync();
        await Technician.Picture.ShowsAsync(Pc.Width, Pc.Height);
    }

    public async Task ControlAsync()
    {
        await Technician.AskForControlAsync();
        await Pc.AllowAsync();
        await Technician.HasControlAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Pc.DisposeAsync();
        await Customer.DisposeAsync();
        await Technician.DisposeAsync();
        await Server.DisposeAsync();
    }
}
