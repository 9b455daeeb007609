namespace Deskside.Server.Cases;

/// <summary>The events of cases.</summary>
public static class CaseKinds
{
    /// <summary>A step that only a person knows: called, configured, repaired.</summary>
    public const string Step = "case.step";

    /// <summary>The customer was told that work on his PC is not sealed from end to end, or could not be told.</summary>
    public const string Unsealed = "case.unsealed";

    /// <summary>The customer was told whether the fault is fixed.</summary>
    public const string Outcome = "device.told";
}
