using Microsoft.Playwright;

namespace Deskside.Journeys.Tests.People;

/// <summary>What an administrator sets before a journey, through the interface that the console uses, too.</summary>
internal static class DeskSettings
{
    public static Task AddAnswerAsync(this Technician administrator, string title, string text) => administrator.SendAsync("POST", "/api/v1/canned-answers", new { title, text });

    public static async Task<IAPIResponse> SendAsync(this Technician technician, string method, string path, object? body = null)
    {
        var answer = await technician.Page.Context.APIRequest.FetchAsync(path, new() { Method = method, Headers = [new("X-Deskside", "1")], DataObject = body });
        Assert.True(answer.Ok, $"{path}: {answer.Status} {await answer.TextAsync()}");
        return answer;
    }

    public static Task OpenMoreAsync(this Technician technician, string customer) => technician.Row(customer).GetByRole(AriaRole.Button, new() { Name = $"More for {customer}" }).ClickAsync();

    public static Task ChooseAsync(this Technician technician, string item) => technician.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();

    public static Task TabAsync(this Technician technician, string name) => technician.Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();
}
