using Deskside.Journeys.Tests.Captures;
using Deskside.Journeys.Tests.People;
using Deskside.Stage;
using Deskside.Stage.Lines;

namespace Deskside.Journeys.Tests;

/// <summary>Three hosts on a network without an internet: self-signed TLS, recognised by its fingerprint, captured at every end.</summary>
public sealed class LanJourney
{
    [Fact]
    public async Task A_customer_on_another_host_is_helped_over_the_servers_address()
    {
        await using var lan = await Lan.LayAsync();
        await using var atCustomer = await Capture.StartAsync(lan.Customer, Lan.Device, "tcp port 8443");
        await using var atServer = await Capture.StartAsync(lan.Server, Lan.ServerDevice, "tcp port 8443");
        await using var atTechnician = await Capture.StartAsync(lan.Technician, Lan.Device, "tcp port 8443");
        await using var server = await ServerProcess.StartOnAsync(lan.Server, 8443, $"https://{Lan.ServerAddress}:8443");
        await using var technicianBrowser = await Browsers.StartOnAsync(lan.Technician);
        await using var customerBrowser = await Browsers.StartOnAsync(lan.Customer);
        await using var technician = await Technician.SetUpAsync(technicianBrowser, server, "Ada Lovelace", Lan.ServerAddressForTechnician);
        await using var customer = new Customer(await customerBrowser.OpenAsync(server.Url));
        await customer.AskAsync("Zoë", "Can you see me from there?");
        await technician.AcceptAsync("Zoë");

        await using var pc = await CustomerPc.SwitchOnAsync();
        await pc.ShareFromAsync(lan.Customer, server.Url, await customer.ShareCodeAsync(), "--server-fingerprint", await server.FingerprintAsync());
        await technician.AskToViewAsync();
        await pc.AllowAsync();
        await pc.Desktop.RunAsync("xsetroot", "-solid", "#a1b2c3");
        await technician.Picture.HasPixelAsync(30, 30, 0xa1b2c3);

        foreach (var capture in new[] { atCustomer, atServer, atTechnician })
        {
            var heard = await capture.StopAsync();
            Assert.True(heard.Length > 20_000, "The capture heard nothing: it proves nothing.");
            Assert.Empty(Leak.Find(heard, "Can you see me from there?", Technician.Password));
        }
    }

    [Fact]
    public async Task Another_certificate_than_the_known_one_is_refused()
    {
        await using var lan = await Lan.LayAsync();
        await using var server = await ServerProcess.StartOnAsync(lan.Server, 8443, $"https://{Lan.ServerAddress}:8443");
        await using var pc = await CustomerPc.SwitchOnAsync();
        var companion = pc.StartCompanionFrom(lan.Customer, server.Url, "123456789", "--server-fingerprint", new string('0', 64), "--allow", "view");
        await companion.LineAsync(line => line.Contains("cannot be reached", StringComparison.Ordinal), Until.Patience);
    }
}
