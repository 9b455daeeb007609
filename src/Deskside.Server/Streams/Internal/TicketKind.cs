namespace Deskside.Server.Streams.Internal;

/// <summary>A ticket to join is fetched by REST; one to resume comes with each join.</summary>
internal enum TicketKind
{
    Join,
    Resume,
}
