using Deskside.Domain.Queue;
using Deskside.Server.Hosting.Start;

namespace Deskside.Server.Queue.Internal.Codes;

/// <summary>The line that a customer pastes into a terminal, and where the Companion is to be had.</summary>
internal static class CompanionCommand
{
    /// <summary>A self-signed server is known by its key: curl is told the pin, and checks nothing else.</summary>
    public static string For(Uri server, ServerCertificate? certificate, JoinCode code) => certificate is { IsSelfSigned: true }
        ? $"curl -fsSk --pinnedpubkey 'sha256//{certificate.PublicKeyPin}' {server}get/linux.sh | sh -s -- {code.Text}"
        : $"curl -fsS {server}get/linux.sh | sh -s -- {code.Text}";

    public static string DownloadUrl(Uri server) => new Uri(server, "download/deskside-companion-linux-x64").ToString();
}
