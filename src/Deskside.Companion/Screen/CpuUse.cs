namespace Deskside.Companion.Screen;

/// <summary>How much of the customer's processor the screen may take.</summary>
public enum CpuUse
{
    /// <summary>Half a core on a PC that is found to be weak, or has one core only; otherwise what it takes.</summary>
    ByPc,

    /// <summary>At most half a core averaged over ten seconds: pictures come less often, not worse.</summary>
    Half,

    /// <summary>What it takes.</summary>
    Full,
}
