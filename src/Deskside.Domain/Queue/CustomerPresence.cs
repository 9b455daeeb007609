namespace Deskside.Domain.Queue;

/// <summary>Whether a waiting customer's page is still there.</summary>
public enum CustomerPresence
{
    Here,

    /// <summary>Nothing was heard for 15 s; the place is still his.</summary>
    Away,

    /// <summary>Nothing was heard for 120 s and the place is not kept: he leaves the queue.</summary>
    Abandoned,
}
