using System.Globalization;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Storage;
using Npgsql;

namespace Deskside.Server.Hosting.Events.Internal;

/// <summary>NOTIFY with "organisation head" in the transaction; a connection of its own listens, and comes back when it broke.</summary>
internal sealed partial class PostgresSignal(NpgsqlDataSource source, EventWakeups wakeups, TimeProvider time, ILogger<PostgresSignal> log)
    : BackgroundService, IHeadSignal
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public Task TellInsideAsync(Unit unit, LogHead head) =>
        unit.FirstAsync<string>("SELECT pg_notify('deskside_events', @text)::text", new { text = $"{head.Organisation} {head.Number}" });

    public void TellAfter(LogHead head) => wakeups.Wake(head);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                LogBroken(e);
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        connection.Notification += (_, notification) => Take(notification.Payload);
        await using (var command = new NpgsqlCommand("LISTEN deskside_events", connection))
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }

        // What was told while nobody listened is not told again: look at every log once.
        wakeups.WakeAll();
        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    private void Take(string payload)
    {
        var parts = payload.Split(' ');
        if (parts.Length == 2
            && IIdentifier<OrganisationId>.TryParseText(parts[0], out var organisation)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            wakeups.Wake(new LogHead(organisation, number));
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The connection that listens for events broke; trying again")]
    private partial void LogBroken(Exception exception);
}
