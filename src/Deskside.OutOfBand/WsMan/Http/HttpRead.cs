namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>What reading one HTTP message came to.</summary>
public abstract record HttpRead
{
    private HttpRead() { }

    public sealed record Message(HttpHead Head, byte[] Body) : HttpRead;

    /// <summary>The peer closed before the first byte: on a kept line that is its right.</summary>
    public sealed record Ended : HttpRead;

    public sealed record Malformed(string Why) : HttpRead;

    public sealed record LineLost(string Why) : HttpRead;
}

/// <summary>Which end of a body without a length is meant.</summary>
public enum HttpSide
{
    /// <summary>A request without a length has no body.</summary>
    Requests,

    /// <summary>An answer without a length lasts until the line closes.</summary>
    Answers,
}
