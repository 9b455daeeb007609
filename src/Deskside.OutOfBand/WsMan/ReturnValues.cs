namespace Deskside.OutOfBand.WsMan;

/// <summary>What the numbers mean that methods return. Source: DMTF CIM schema and Intel's class reference; 4096 up are jobs.</summary>
public static class ReturnValues
{
    public static string Meaning(long value) => value switch
    {
        0 => "done",
        1 => "not supported, or an internal error",
        2 => "unknown error, or not in this state",
        3 => "not in time, or blocked after wrong tries",
        4 => "failed",
        5 => "invalid parameter",
        6 => "in use",
        16 => "not permitted",
        38 => "in use by a session",
        >= 4096 and < 4100 => "started as a job, or an invalid state change",
        _ => "a value of the firmware's own",
    };
}
