using System.Net.Http.Headers;
using System.Text.Json;

namespace Deskside.Server.Tests.Front;

/// <summary>What the server answered, read whole.</summary>
public sealed record Answer(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The stable code of a problem; empty when it is none.</summary>
    public string Code => Body.StartsWith('{') && Json.TryGetProperty("code", out var code) ? code.GetString()! : "";

    public string Text(params string[] path) => path.Aggregate(Json, (at, name) => at.GetProperty(name)).ToString();

    public static async Task<Answer> OfAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }
}

public static class AnswerExpectations
{
    public static async Task<Answer> ExpectAsync(this Task<Answer> asking, int status)
    {
        var answer = await asking;
        Assert.True(answer.Status == status, $"Expected {status}, but got {answer.Status}: {answer.Body}");
        return answer;
    }

    public static async Task<Answer> ExpectAsync(this Task<Answer> asking, int status, string code)
    {
        var answer = await asking.ExpectAsync(status);
        Assert.Equal(code, answer.Code);
        return answer;
    }
}
