using Deskside.Domain.Identifiers;
using Deskside.Server.Chat.Internal;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Chat;

/// <summary>Lines that the desk itself writes into a chat, whether it goes on or is over.</summary>
public static class ChatLines
{
    /// <param name="unit">The change that gives reason for it.</param>
    /// <param name="organisation">Whose.</param>
    /// <param name="request">The thread.</param>
    /// <param name="holder">The technician who holds the session.</param>
    /// <param name="name">As the reader sees it: the organisation's or the technician's.</param>
    /// <param name="text">Plain text.</param>
    public static async Task AddAsync(Unit unit, OrganisationId organisation, RequestId request, TechnicianId? holder, string name, string text)
    {
        var number = await unit.FirstAsync<long>(
            """
            INSERT INTO chat_heads (organisation, request, head) VALUES (@organisation, @request, 1)
            ON CONFLICT (request) DO UPDATE SET head = chat_heads.head + 1 RETURNING head
            """,
            new { organisation, request });
        var line = new MessageRow { Number = number, Id = Guid.CreateVersion7(unit.Now).ToString("D"), Side = "system", Name = name, Text = text, At = unit.NowMs };
        await unit.ExecuteAsync(
            "INSERT INTO messages (organisation, request, number, id, side, name, text, at) VALUES (@organisation, @request, @Number, @Id, @Side, @Name, @Text, @At)",
            new { organisation, request, line.Number, line.Id, line.Side, line.Name, line.Text, line.At });
        unit.Announce(organisation, new NewEvent(ChatKinds.Message, Audience.SessionSides, new { message = MessageResponse.Of(line) }) { Request = request, Holder = holder });
    }
}
