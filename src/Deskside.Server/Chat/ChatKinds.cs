namespace Deskside.Server.Chat;

/// <summary>The events of chats.</summary>
public static class ChatKinds
{
    public const string Message = "chat.message";
    public const string Seen = "chat.seen";

    /// <summary>Fleeting.</summary>
    public const string Typing = "chat.typing";

    /// <summary>Fleeting: the other side pressed Chat.</summary>
    public const string Raised = "chat.raised";
}
