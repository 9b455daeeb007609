using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Sessions;

/// <summary>What a room above does in the very transaction in which a session ends, such as closing its request.</summary>
public interface ISessionEndStep
{
    Task EndAsync(Unit unit, SessionRecord session);
}
