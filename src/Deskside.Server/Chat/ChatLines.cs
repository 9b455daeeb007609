using Deskside.Domain.Identifiers;
using Deskside.Server.Chat.Internal;
using Deskside.Server.Hosting;
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
    /// <param name="text">Plain text, in English: for pages that do not know the word, and for records.</param>
    /// <param name="said">By which a page says it in its reader's language; null is shown as written.</param>
    public static async Task AddAsync(Unit unit, OrganisationId organisation, RequestId request, TechnicianId? holder, string name, string text, ChatWord? said)
    {
        var number = await unit.FirstAsync<long>(
            """
            INSERT INTO chat_heads (organisation, request, head) VALUES (@organisation, @request, 1)
            ON CONFLICT (request) DO UPDATE SET head = chat_heads.head + 1 RETURNING head
            """,
            new { organisation, request });
        var line = new MessageRow { Number = number, Id = Guid.CreateVersion7(unit.Now).ToString("D"), Side = "system", Name = name, Text = text, Said = said is { } word ? EnumText.Write(word) : null, At = unit.NowMs };
        await unit.ExecuteAsync(
            "INSERT INTO messages (organisation, request, number, id, side, name, text, said, at) VALUES (@organisation, @request, @Number, @Id, @Side, @Name, @Text, @Said, @At)",
            new { organisation, request, line.Number, line.Id, line.Side, line.Name, line.Text, line.Said, line.At });
        unit.Announce(organisation, new NewEvent(ChatKinds.Message, Audience.SessionSides, new { message = MessageResponse.Of(line) }) { Request = request, Holder = holder });
    }
}
