namespace Deskside.Journeys.Tests;

/// <summary>From the question to the end, as the seeds tell it.</summary>
public sealed class FirstSessionJourney(BrowserFixture house)
{
    private const string Typed = "Grüße from Zoë: 50 € at 10 % – ¿qué tal? {a[b]\\c~d} @ работа ☕ 😀 done.";

    [Fact]
    public async Task A_customer_is_helped_in_her_own_editor()
    {
        await using var stage = await SessionStage.OpenAsync(house.Browsers);
        await ChatsAsync(stage);
        await stage.ConnectPcAsync();
        var note = Path.Combine(stage.Pc.Desktop.Home, "note.txt");
        await File.WriteAllTextAsync(note, "");
        stage.Pc.Desktop.Start("mousepad", note);
        var editor = await stage.Pc.Desktop.WindowAsync("--class", "mousepad");
        await stage.Pc.Desktop.RunAsync("xdotool", "windowsize", "--sync", editor, "700", "400", "windowmove", "--sync", editor, "60", "60");
        await stage.ViewAsync();
        await stage.ControlAsync();

        await stage.Technician.Picture.ClickAsync(300, 250);
        await stage.Technician.Picture.TypeAsync(Typed);
        await stage.Technician.Picture.PressAsync("Control+s");
        await Until.TrueAsync(async () => await File.ReadAllTextAsync(note) == Typed + "\n" || await File.ReadAllTextAsync(note) == Typed,
            async () => $"The file holds: {await File.ReadAllTextAsync(note)}");

        await stage.Technician.EndAsync("Solved", "Typed a note.");
        await stage.Pc.ReadsFarewellAsync();
        await stage.Customer.Page.GetByText("Thank you").First.WaitForAsync();
        // What the picture cost stands on the record, once the Companion has said its last word.
        await Until.TrueAsync(stage.Technician.SeesPictureCostAsync, () => Task.FromResult("The record does not say what the picture cost."));
    }

    private static async Task ChatsAsync(SessionStage stage)
    {
        await stage.Customer.SayAsync("Hello, <b>who</b> is there?");
        await stage.Technician.ReadsAsync("Hello, <b>who</b> is there?");
        await stage.Technician.SayAsync("I am Ada. Please share your screen.");
        await stage.Customer.ReadsAsync("I am Ada. Please share your screen.");
    }
}
