using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>The nodes that take the calls of PCs, each with a lease that it renews.</summary>
internal sealed class NodeBook(Database database, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public Task SeenAsync(NodeRow node, CancellationToken cancellation) => database.ChangeAsync(
        unit => unit.ExecuteAsync(
            """
            INSERT INTO device_nodes (node, call_address, call_pin, service_address, service_port, service_fingerprint, seen_at)
            VALUES (@Node, @CallAddress, @CallPin, @ServiceAddress, @ServicePort, @ServiceFingerprint, @now)
            ON CONFLICT (node) DO UPDATE SET call_address = @CallAddress, call_pin = @CallPin, service_address = @ServiceAddress, service_port = @ServicePort,
              service_fingerprint = @ServiceFingerprint, seen_at = @now
            """,
            new { node.Node, node.CallAddress, node.CallPin, node.ServiceAddress, node.ServicePort, node.ServiceFingerprint, now = unit.NowMs }),
        cancellation);

    public Task GoneAsync(string node, CancellationToken cancellation) =>
        database.ChangeAsync(unit => unit.ExecuteAsync("DELETE FROM device_nodes WHERE node = @node", new { node }), cancellation);

    /// <summary>Null when its lease ran out.</summary>
    public Task<NodeRow?> FindAsync(string node, CancellationToken cancellation) => database.FirstAsync<NodeRow>(
        "SELECT * FROM device_nodes WHERE node = @node AND seen_at > @since", new { node, since = Since() }, cancellation);

    /// <summary>One that takes calls now, the same one as long as it lives; null when none does.</summary>
    public Task<NodeRow?> AnyAsync(CancellationToken cancellation) =>
        database.FirstAsync<NodeRow>("SELECT * FROM device_nodes WHERE seen_at > @since ORDER BY node LIMIT 1", new { since = Since() }, cancellation);

    private long Since() => time.NowMs() - (long)Lease.TotalMilliseconds;
}
