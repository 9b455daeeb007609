using Deskside.Domain.Chat;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Chat.Internal;

/// <summary>Takes, keeps and tells messages. A message that was answered with 2xx is stored; a repeated call stores nothing twice.</summary>
internal sealed class ChatDesk(Database database, FleetingNews fleeting)
{
    private const string Columns = "number, id, side, name, text, said, at, delivered_at, read_at";

    public Task<IReadOnlyList<MessageRow>> ReadAsync(ChatPlace place, long after, CancellationToken cancellation) => database.ListAsync<MessageRow>(
        $"SELECT {Columns} FROM messages WHERE organisation = @Organisation AND request = @Request AND number > @after ORDER BY number LIMIT 1000",
        new { place.Organisation, place.Request, after },
        cancellation);

    public Task<PostOutcome> PostAsync(ChatPlace place, Guid id, MessageText text, CancellationToken cancellation) => database.ChangeAsync<PostOutcome>(
        async unit =>
        {
            // Raising the head holds the thread until commit: numbers are gap-free, and two calls with one id take turns.
            var number = await unit.FirstAsync<long>(
                """
                INSERT INTO chat_heads (organisation, request, head) VALUES (@Organisation, @Request, 1)
                ON CONFLICT (request) DO UPDATE SET head = chat_heads.head + 1 RETURNING head
                """,
                new { place.Organisation, place.Request });
            var earlier = await unit.FirstAsync<MessageRow>(
                $"SELECT {Columns} FROM messages WHERE request = @Request AND id = @id", new { place.Request, id = id.ToString("D") });
            if (earlier is not null)
            {
                unit.GiveUp();
                return earlier.Text == text.ToString() && earlier.Side == EnumText.Write(place.Side) ? new PostOutcome.Posted(earlier) : new PostOutcome.IdReused();
            }

            if (place.IsOver)
            {
                unit.GiveUp();
                return new PostOutcome.Over();
            }

            var message = new MessageRow
            {
                Number = number,
                Id = id.ToString("D"),
                Side = EnumText.Write(place.Side),
                Name = place.Name,
                Text = text.ToString(),
                At = unit.NowMs,
            };
            await unit.ExecuteAsync(
                """
                INSERT INTO messages (organisation, request, number, id, side, name, text, at)
                VALUES (@Organisation, @Request, @Number, @Id, @Side, @Name, @Text, @At)
                """,
                new { place.Organisation, place.Request, message.Number, message.Id, message.Side, message.Name, message.Text, message.At });
            unit.Announce(place.Organisation, About(ChatKinds.Message, place, new { message = MessageResponse.Of(message) }));
            return new PostOutcome.Posted(message);
        },
        cancellation);

    /// <summary>Marks what the other side wrote, up to the number.</summary>
    public Task SeenAsync(ChatPlace place, long number, SeenKind kind, CancellationToken cancellation) => database.ChangeAsync(
        async unit =>
        {
            var column = kind == SeenKind.Read ? "read_at" : "delivered_at";
            var also = kind == SeenKind.Read ? ", delivered_at = COALESCE(delivered_at, @now)" : "";
            var marked = await unit.ExecuteAsync(
                $"UPDATE messages SET {column} = @now{also} WHERE organisation = @Organisation AND request = @Request AND number <= @number AND side <> @side AND {column} IS NULL",
                new { now = unit.NowMs, place.Organisation, place.Request, number, side = EnumText.Write(place.Side) });
            if (marked > 0)
            {
                unit.Announce(place.Organisation, About(ChatKinds.Seen, place, new { number, mark = kind, by = place.Side }));
            }
        },
        cancellation);

    public void Type(ChatPlace place) => fleeting.Tell(place.Organisation, About(ChatKinds.Typing, place, new { from = place.Side, name = place.Name }));

    public void Raise(ChatPlace place) => fleeting.Tell(place.Organisation, About(ChatKinds.Raised, place, new { by = place.Side, name = place.Name }));

    private static NewEvent About(string kind, ChatPlace place, object body) =>
        new(kind, Audience.SessionSides, body) { Request = place.Request, Session = place.Session, Holder = place.Holder };
}
