namespace Deskside.Server.Hosting.Storage;

/// <summary>What an idempotency key says about a call.</summary>
public abstract record KeyUse
{
    private KeyUse()
    {
    }

    public sealed record First : KeyUse;

    /// <summary>The first call made this.</summary>
    public sealed record Again(string Subject) : KeyUse;

    /// <summary>The first call asked for something else: a mistake of the caller.</summary>
    public sealed record OtherBody : KeyUse;
}
