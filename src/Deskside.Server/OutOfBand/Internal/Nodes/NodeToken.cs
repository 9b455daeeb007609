using System.Globalization;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>For whom one node calls another: the technician whom the first one let in, the call it is for, and when.</summary>
/// <remarks>Header X-Deskside-Node: base64 of the JSON, a dot, its signature over "METHOD path?query" and the JSON. Good for 30 s.</remarks>
internal sealed record NodeToken(string Organisation, string OrganisationName, string Technician, string Name, string DisplayName, IReadOnlyList<string> Permissions, long AtMs)
{
    public const string Header = "X-Deskside-Node";

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    public static NodeToken Of(Caller.Technician caller, long nowMs) => new(
        caller.Organisation.ToString(), caller.OrganisationName, caller.Id.ToString(), caller.Name, caller.DisplayName, [.. caller.Permissions.Select(EnumText.Write)], nowMs);

    public async Task<string> WriteAsync(NodeKey key, string call, CancellationToken cancellation)
    {
        var body = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));
        return $"{body}.{await key.SignAsync(Signed(call, body), cancellation)}";
    }

    /// <summary>Null when it is not one of ours, for another call, or too old.</summary>
    public static async Task<Caller.Technician?> ReadAsync(NodeKey key, string call, string text, long nowMs, CancellationToken cancellation)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (text.Length > 8 * 1024 || dot < 0 || !await key.IsSignedAsync(Signed(call, text[..dot]), text[(dot + 1)..], cancellation))
        {
            return null;
        }

        var token = JsonSerializer.Deserialize<NodeToken>(Convert.FromBase64String(text[..dot]));
        if (token is null || Math.Abs(nowMs - token.AtMs) > Lifetime.TotalMilliseconds
            || !OrganisationId.TryParse(token.Organisation, CultureInfo.InvariantCulture, out var organisation) || !TechnicianId.TryParse(token.Technician, CultureInfo.InvariantCulture, out var technician))
        {
            return null;
        }

        var permissions = token.Permissions.Select(EnumText.Read<Permission>).OfType<Permission>().ToHashSet();
        return new Caller.Technician(organisation, token.OrganisationName, technician, token.Name, token.DisplayName, [], permissions);
    }

    public override string ToString() => "(node token)";

    private static string Signed(string call, string body) => $"{call}\n{body}";
}
