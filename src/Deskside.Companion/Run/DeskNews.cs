using System.Text.Json;
using Deskside.Companion.Backend;
using Deskside.Companion.Chat;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Run;

/// <summary>What a piece of news means at the customer's desk.</summary>
internal static class DeskNews
{
    /// <summary>Passes chat on. True when the request itself may have changed and is to be read anew.</summary>
    public static bool Take(News news, ChatRoom chat, ICustomerDesk desk)
    {
        switch (news.Kind)
        {
            case "chat.message":
                chat.FetchAgain();
                return false;
            case "chat.seen":
                return false;
            case "chat.typing":
                if (Text(news.Body, "from") is not "customer") chat.TakeTyping(Text(news.Body, "name") ?? "");
                return false;
            case "chat.raised":
                if (Text(news.Body, "by") is not "customer") desk.RaiseChat();
                return false;
            case "line.back":
                chat.FetchAgain();
                return true;
            default:
                return true;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
