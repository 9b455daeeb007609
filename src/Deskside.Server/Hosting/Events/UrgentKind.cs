namespace Deskside.Server.Hosting.Events;

/// <summary>An event kind that goes out at once, before what merely keeps screens up to date. A room registers its own.</summary>
public sealed record UrgentKind(string Kind);
