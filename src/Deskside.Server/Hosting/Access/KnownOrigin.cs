namespace Deskside.Server.Hosting.Access;

/// <summary>On the features of a call that came through the cross-site door: from a page of this origin, for this portal.</summary>
public sealed record KnownOrigin(string Origin, string Portal);
