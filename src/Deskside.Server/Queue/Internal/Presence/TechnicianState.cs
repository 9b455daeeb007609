namespace Deskside.Server.Queue.Internal.Presence;

/// <summary>What a technician says of himself. Whoever never said anything is available while his console is open.</summary>
internal enum TechnicianState
{
    Available,

    /// <summary>On duty, but takes nothing new.</summary>
    Busy,

    /// <summary>Not on duty: gets no alert.</summary>
    Away,
}
