namespace Deskside.Server.Technicians;

/// <summary>The events of technicians.</summary>
public static class TechnicianKinds
{
    /// <summary>An account was closed; whatever its holder has open ends.</summary>
    public const string Deactivated = "technician.deactivated";

    /// <summary>Says that he is available, busy or away.</summary>
    public const string Presence = "technician.presence";

    /// <summary>Fleeting: who is on the floor, or what somebody there has in hand, is not as it was; read it anew. At most once a second.</summary>
    public const string Floor = "technician.floor";
}
