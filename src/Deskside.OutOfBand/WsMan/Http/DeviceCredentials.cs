namespace Deskside.OutOfBand.WsMan.Http;

/// <summary>The firmware's administrator account, as read out by the customer. Never printed.</summary>
public sealed record DeviceCredentials(string Name, string Password)
{
    public override string ToString() => $"{Name} (password withheld)";
}
