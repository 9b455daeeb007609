namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>Whether a call may be made again when the line broke and nobody knows whether it was heard.</summary>
public enum Repeat
{
    /// <summary>It only reads.</summary>
    Safe,

    /// <summary>It changes something: a reset must not happen twice.</summary>
    Never,
}

/// <summary>What a POST came to.</summary>
public abstract record HttpPost
{
    private HttpPost() { }

    public sealed record Answered(int Status, string? Server, byte[] Body) : HttpPost;

    public sealed record WrongPassword(string Realm) : HttpPost;

    public sealed record Failed(string Why) : HttpPost;
}
