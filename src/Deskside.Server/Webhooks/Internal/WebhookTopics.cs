namespace Deskside.Server.Webhooks.Internal;

/// <summary>The kinds of news that may be told, by the word before the dot of an event's kind.</summary>
internal static class WebhookTopics
{
    public static readonly IReadOnlyList<string> All = ["request", "session", "chat", "mail", "invitation", "file", "recording", "survey", "technician", "device"];

    public static string Of(string kind) => kind.Split('.')[0];

    public static bool Tells(this WebhookRow webhook, string kind) => webhook.Topics.Split(',').Contains(Of(kind));
}
