using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Technicians.Internal;

/// <summary>Prints the one-time link while there is no administrator. To standard output only: whoever reads logs is not yet anybody.</summary>
internal sealed class SetupLine(SetupDoor door) : IWelcomeLine
{
    public async Task<string?> SayAsync(Uri address, CancellationToken cancellation) =>
        await door.IssueAsync(cancellation) is { } token
            ? $"  First administrator (this link is good once, for 24 hours; a restart prints a new one):{Environment.NewLine}    {new Uri(address, "setup")}#{token.Text}"
            : null;
}
