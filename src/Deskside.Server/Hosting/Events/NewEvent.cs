using Deskside.Domain.Identifiers;

namespace Deskside.Server.Hosting.Events;

/// <summary>Something that happened, to be told to those who may know.</summary>
/// <param name="Kind">Such as "request.accepted"; the part before the dot is its topic.</param>
/// <param name="Audience">Who may know.</param>
/// <param name="Body">Its own members in the JSON, beside kind, at, request and session.</param>
public sealed record NewEvent(string Kind, Audience Audience, object? Body)
{
    public RequestId? Request { get; init; }

    public SessionId? Session { get; init; }

    /// <summary>The technician who holds the session, for <see cref="Audience.SessionSides"/>; the one it is reserved for, for <see cref="Audience.Reserved"/>.</summary>
    public TechnicianId? Holder { get; init; }
}
