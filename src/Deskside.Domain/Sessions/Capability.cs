namespace Deskside.Domain.Sessions;

/// <summary>What a customer can allow a technician to do. Each is asked for, allowed and taken back on its own.</summary>
public enum Capability : byte
{
    View = 1,
    Control = 2,
    Files = 3,
    Clipboard = 4,
}
