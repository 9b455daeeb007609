using Deskside.Server.Hosting.Json;

namespace Deskside.Server.Invitations.Internal.Mails;

/// <summary>The sentences of an invitation in one language, from invitation.json beside this file. {0} and so on are filled in.</summary>
internal sealed record InvitationWords
{
    private static readonly IReadOnlyDictionary<string, InvitationWords> All = WordFile.Read<InvitationWords>("invitation");

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required string GreetingAlone { get; init; }

    public required string Invites { get; init; }

    public required string Says { get; init; }

    public required string Appointment { get; init; }

    /// <summary>A format of times.</summary>
    public required string When { get; init; }

    public required string Button { get; init; }

    public required string Open { get; init; }

    public required string Only { get; init; }

    public required string Doubt { get; init; }

    public required string Question { get; init; }

    public required string Calendar { get; init; }

    public static InvitationWords In(string language) => All.GetValueOrDefault(language) ?? All["en"];
}
