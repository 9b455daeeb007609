using Deskside.Domain.Identifiers;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;
using Deskside.Server.Organisations;
using Deskside.Server.Tests.Front;
using Deskside.Server.Tests.Notifications.Post;
using Microsoft.Extensions.DependencyInjection;

namespace Deskside.Server.Tests.Notifications;

/// <summary>A server with its administrator, a mail server, and a room that writes mails.</summary>
public sealed class MailScene(TestServer server, PostOffice office, Person ada, FateBook fates) : IAsyncDisposable
{
    private Person _ada = ada;

    public TestServer Server => server;

    public PostOffice Office => office;

    public Person Ada => _ada;

    public FateBook Fates => fates;

    public static async Task<MailScene> OpenAsync(Engine engine, string mode = "starttls")
    {
        var fates = new FateBook();
        var server = await TestServer.StartAsync(engine, o => o, s => s.AddSingleton<IMailFateStep>(fates));
        return new MailScene(server, await PostOffice.StartAsync(mode), await server.SetUpAsync(), fates);
    }

    public async Task<MailId> QueueAsync(string to, string subject = "Hello", string text = "Plain", CalendarEntry? appointment = null)
    {
        EmailAddress.TryParse(to, out var address);
        var organisation = await server.Get<OrganisationBook>().DefaultAsync(CancellationToken.None);
        var mail = new NewMail(address, MailSubject.Of(subject), text, $"<p>{text}</p>", new MailOrigin("test", "7")) { Appointment = appointment };
        return await server.Get<Database>().ChangeAsync(unit => server.Get<IMailOutbox>().QueueAsync(unit, organisation, mail), CancellationToken.None);
    }

    /// <summary>Moves the clock until the room was told of a fate.</summary>
    public async Task<(string Origin, MailFate Fate, string? Reason)> FateAsync(TimeSpan step)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var patience = 300;
        do
        {
            if (fates.Told.TryDequeue(out var told))
            {
                return told;
            }

            server.Time.Advance(step);
        }
        while (--patience > 0 && await tick.WaitForNextTickAsync());

        Assert.Fail($"No fate after all: {await NewestAsync()}");
        return default;
    }

    /// <summary>The newest mail as the administrator sees it.</summary>
    public async Task<System.Text.Json.JsonElement> NewestAsync() => (await _ada.GetAsync("/api/v1/mail/outbox").ExpectAsync(200)).Json[0];

    public async Task RestartAsync()
    {
        await server.RestartAsync();
        _ada.Dispose();
        _ada = server.NewPerson();
        await _ada.SignInAsync("ada", TestServer.Password);
    }

    /// <summary>Waits until the newest mail has this state.</summary>
    public async Task UntilAsync(string state)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await NewestAsync()).GetProperty("state").GetString() != state)
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ada.Dispose();
        await server.DisposeAsync();
        await office.DisposeAsync();
    }
}
