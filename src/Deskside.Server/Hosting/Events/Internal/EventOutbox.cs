using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>{kind, at, request?, session?, …its own members}.</summary>
    public static string Write(NewEvent happened, DateTimeOffset at)
    {
        var json = new JsonObject
        {
            ["kind"] = happened.Kind,
            ["at"] = JsonSerializer.SerializeToNode(at, WireJson.Options),
        };
        if (happened.Request is { } request)
        {
            json["request"] = request.ToString();
        }

        if (happened.Session is { } session)
        {
            json["session"] = session.ToString();
        }

        if (happened.Body is { } body && JsonSerializer.SerializeToNode(body, body.GetType(), WireJson.Options) is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                members.Remove(name);
                json[name] = value;
            }
        }

        return json.ToJsonString(WireJson.Options);
    }
}
