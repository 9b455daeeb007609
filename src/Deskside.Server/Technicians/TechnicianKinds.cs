namespace Deskside.Server.Technicians;

/// <summary>The events of technicians.</summary>
public static class TechnicianKinds
{
    /// <summary>An account was closed; whatever its holder has open ends.</summary>
    public const string Deactivated = "technician.deactivated";

    /// <summary>Says that he is available, busy or away.</summary>
    public const string Presence = "technician.presence";
}
