namespace Deskside.Server.Tests.Portals;

/// <summary>Portals as an administrator writes them.</summary>
public static class PortalBodies
{
    public static object Of(
        string name, string accent = "#0d6e6e", string email = "optional", bool wayWeb = true, int asksPerMinute = 60, string[]? origins = null, string title = "Help", bool wayInvitation = true) => new
        {
            name,
            title,
            welcome = "Ask us",
            wayWeb,
            wayCode = true,
            wayCompanion = true,
            settings = new
            {
                languages = new[] { "de", "en" },
                texts = new { de = new { title = "Hilfe", welcome = "Fragen Sie uns" } },
                accent,
                email,
                asksPerMinute,
                wayInvitation,
                origins = origins ?? [],
                fields = new[] { new { name = "product", kind = "choice", required = true, labels = new { de = "Gerät", en = "Product" }, choices = new[] { "Printer", "Screen" } } },
            },
        };
}
