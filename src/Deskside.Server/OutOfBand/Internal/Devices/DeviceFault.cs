using Deskside.OutOfBand.WsMan;
using Deskside.Server.Hosting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>Why a call to a device did not do what was asked, as it is told.</summary>
internal sealed record DeviceFault(int Status, string Code, string Detail)
{
    public int? RetryAfterSeconds { get; init; }

    public static DeviceFault NotConnected { get; } = new(409, "not-connected", "The PC has no line to this desk now. It must call first: the customer switches the remote connection on.");

    public static DeviceFault WrongPassword(int? retryAfterSeconds) => new(
        403, "wrong-password", retryAfterSeconds is { } wait ? $"The administrator password is wrong. Ask for it once more; the next try is possible in {wait} s." : "The administrator password is wrong. Ask for it once more.")
    { RetryAfterSeconds = retryAfterSeconds };

    public static DeviceFault Refused(string why) => new(409, "device-refused", why);

    public static DeviceFault Of(WsManFailure failure) => failure switch
    {
        WsManFailure.WrongPassword => WrongPassword(null),
        WsManFailure.LineLost lost when lost.Why.Contains("another certificate", StringComparison.Ordinal) => new DeviceFault(409, "other-certificate", lost.Told + " If the firmware was set up anew, forget its certificate; else somebody may be in between."),
        WsManFailure.LineLost lost => new DeviceFault(409, "line-lost", lost.Told),
        _ => Refused(failure.Told),
    };

    public ProblemHttpResult ToProblem() => RetryAfterSeconds is { } wait
        ? Problem.Of(Status, Code, Detail, new KeyValuePair<string, object?>("retryAfterSeconds", wait))
        : Problem.Of(Status, Code, Detail);
}
