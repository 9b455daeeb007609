namespace Deskside.Server.Chat;

/// <summary>What the desk itself says in a chat, where a page has words for it in its reader's language.</summary>
public enum ChatWord
{
    /// <summary>Work on the PC goes through its management firmware, not sealed from end to end.</summary>
    NotSealed,
}
