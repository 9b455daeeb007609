using System.Buffers;
using System.Text;
using System.Text.Json;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>Writes a unit's events as its last statements. The head's row lock until commit makes numbers gap-free and visible in order.</summary>
internal static class EventOutbox
{
    public static async Task<IReadOnlyList<LogHead>> FlushAsync(Unit unit)
    {
        if (unit.Outbox.Count == 0)
        {
            return [];
        }

        var heads = new List<LogHead>();
        foreach (var batch in unit.Outbox.GroupBy(o => o.Organisation).OrderBy(g => g.Key.ToString(), StringComparer.Ordinal))
        {
            var events = batch.Select(b => b.Event).ToList();
            var head = await unit.FirstAsync<long>(
                "UPDATE event_heads SET head = head + @n WHERE organisation = @organisation RETURNING head",
                new { n = (long)events.Count, organisation = batch.Key });
            if (head < events.Count)
            {
                throw new InvalidOperationException($"Organisation {batch.Key} has no event head.");
            }

            var number = head - events.Count;
            foreach (var happened in events)
            {
                number++;
                await unit.ExecuteAsync(
                    """
                    INSERT INTO events (organisation, number, at, kind, audience, request, holder, body)
                    VALUES (@organisation, @number, @at, @kind, @audience, @request, @holder, @body)
                    """,
                    new
                    {
                        organisation = batch.Key,
                        number,
                        at = unit.NowMs,
                        kind = happened.Kind,
                        audience = (long)happened.Audience,
                        request = happened.Request?.ToString(),
                        holder = happened.Holder?.ToString(),
                        body = Write(happened, unit.Now),
                    });
            }

            heads.Add(new LogHead(batch.Key, head));
        }

        return heads;
    }

    /// <summary>{kind, at, request?, session?, …its own members}: written once for all who read it.</summary>
    public static string Write(NewEvent happened, DateTimeOffset at) => Encoding.UTF8.GetString(WriteBytes(happened, at).WrittenSpan);

    public static ArrayBufferWriter<byte> WriteBytes(NewEvent happened, DateTimeOffset at)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = WireJson.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, happened.Kind);
            json.WritePropertyName("at"u8);
            JsonSerializer.Serialize(json, at, WireJson.Options);
            if (happened.Request is { } request)
            {
                json.WriteString("request"u8, request.Value);
            }

            if (happened.Session is { } session)
            {
                json.WriteString("session"u8, session.Value);
            }

            json.Flush();
            if (happened.Body is { } body)
            {
                // The members of its own object, without the braces around them.
                var own = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Options);
                if (own is [(byte)'{', _, _, ..])
                {
                    bytes.Write(","u8);
                    bytes.Write(own.AsSpan(1, own.Length - 2));
                }
            }

            json.WriteEndObject();
        }

        return bytes;
    }
}
