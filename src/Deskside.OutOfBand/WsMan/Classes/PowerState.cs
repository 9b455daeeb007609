namespace Deskside.OutOfBand.WsMan.Classes;

/// <summary>CIM's power states, as far as firmware uses them. The same numbers ask for a change.</summary>
public enum PowerState
{
    Unknown = 0,
    On = 2,
    SleepLight = 3,
    SleepDeep = 4,
    CycleSoft = 5,
    OffHard = 6,
    Hibernate = 7,
    OffSoft = 8,
    CycleHard = 9,
    Reset = 10,
    Interrupt = 11,
    OffGraceful = 12,
    OffHardGraceful = 13,
    ResetGraceful = 14,
}
