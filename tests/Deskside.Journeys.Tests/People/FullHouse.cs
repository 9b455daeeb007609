namespace Deskside.Journeys.Tests.People;

/// <summary>A help desk with something in every list, so that no page is looked at while it is empty.</summary>
internal static class FullHouse
{
    /// <summary>A customer's account that may sign in on every portal.</summary>
    public const string CustomerMail = "kay@example.org";

    public static async Task FurnishAsync(Technician ada)
    {
        await ada.AddColleagueAsync("bob", "Bob <b>Bold</b>");
        await ada.PostAsync("/api/v1/technician-invitations", new { displayName = "Nina", roles = new[] { "technician" } });
        await ada.PostAsync("/api/v1/roles", new { key = "night", title = "Night shift", permissions = new[] { "helpCustomers" } });
        await ada.PostAsync("/api/v1/customers", new { displayName = "Kay", email = CustomerMail, password = Technician.Password });
        await ada.PostAsync("/api/v1/api-keys", new { name = "Ticket system", scopes = new[] { "requests:write" }, expiresInDays = 30 });
        await ada.PostAsync("/api/v1/webhooks", new { name = "Ticket system", url = "https://tickets.example.org/hook", topics = new[] { "request" }, allowPrivate = false, active = true });
        foreach (var audience in new[] { "technicians", "customers" }) await ada.PostAsync("/api/v1/sign-in/providers", Provider(audience, "https://login.example.org", "Contoso"));
        await ada.PostAsync("/api/v1/teams", new { name = "Printers and all other things with paper in them", members = Array.Empty<string>() });
        await ada.PostAsync("/api/v1/canned-answers", new { title = "Restart the spooler", text = "Dear {customer}, please restart the spooler." });
        await ada.PostAsync("/api/v1/images", new { name = "Repair image", kind = "cd", sizeBytes = 16_200_000, notes = "For BIOS and UEFI" });
        await ada.PutAsync("/api/v1/mail/settings", new { host = "localhost", port = 25, security = "none", fromAddress = "help@acme.example", fromName = "Acme" });
    }

    /// <summary>An OpenID Connect provider as an administrator writes it.</summary>
    public static object Provider(string audience, string issuer, string title) => new
    {
        kind = "oidc", audience, title, enabled = true, newAccounts = "create", roles = audience == "technicians" ? new[] { "technician" } : null,
        issuer, applicationId = "deskside", scopes = "profile email", secret = "top secret",
    };

    /// <summary>A portal with everything that a customer may be asked.</summary>
    public static object Portal(string name, params string[] origins) => new
    {
        name, title = "Ask our sales desk", welcome = "Mon–Fri, we answer fast.", wayWeb = true, wayCode = true, wayCompanion = true,
        settings = new
        {
            origins,
            fields = new object[]
            {
                new { name = "order", kind = "text", required = false, labels = new { en = "Order number" }, choices = Array.Empty<string>() },
                new { name = "device", kind = "choice", required = true, labels = new { en = "Device" }, choices = new[] { "Printer", "Screen" } },
            },
            texts = new { en = new { title = "Ask our sales desk", welcome = "Mon–Fri, we answer fast.", notice = "We are moving house on Friday." } },
        },
    };
}
