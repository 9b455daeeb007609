using Deskside.Domain.Queue;

namespace Deskside.Server.Queue.Internal.Customers;

internal sealed record KeepRequest(string? Email);

/// <param name="Link">The path to come back by, its secret in the fragment: good once.</param>
/// <param name="Until">How long the place is kept.</param>
internal sealed record KeptResponse(string Link, DateTimeOffset Until);

internal sealed record AdditionRequest(string? Text);

internal sealed record ChannelRequest(ContactChannel? Channel, string? Contact);

internal sealed record ReturnRequest(string? Secret);

/// <param name="Skill">Absent = none in particular.</param>
/// <param name="Language">A tag; absent = none in particular.</param>
internal sealed record WishRequest(string? Skill, string? Language);
