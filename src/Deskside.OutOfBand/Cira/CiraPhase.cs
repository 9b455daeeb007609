using Deskside.OutOfBand.Apf;

namespace Deskside.OutOfBand.Cira;

/// <summary>How far a device's line has come. Each phase allows few messages.</summary>
internal enum CiraPhase
{
    Hello,
    SignInService,
    SignIn,
    ForwardService,
    Running,
}

internal static class CiraPhases
{
    public static bool Allows(this CiraPhase phase, ApfType type) => type == ApfType.Disconnect || phase switch
    {
        CiraPhase.Hello => type == ApfType.ProtocolVersion,
        CiraPhase.SignInService or CiraPhase.ForwardService => type == ApfType.ServiceRequest,
        CiraPhase.SignIn => type == ApfType.SignInRequest,
        _ => type is ApfType.GlobalRequest or ApfType.ChannelOpen or ApfType.KeepAliveRequest or ApfType.KeepAliveReply or ApfType.KeepAliveOptionsReply
            || ApfChannelTable.Concerns(type),
    };
}
