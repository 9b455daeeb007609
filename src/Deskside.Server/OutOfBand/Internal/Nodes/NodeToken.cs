using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Deskside.Domain.Identifiers;
using Deskside.Domain.Technicians;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>For whom one node calls another: the technician whom the first one let in, the call it is for, which node is called, and when.</summary>
/// <remarks>
/// Header X-Deskside-Node: base64 of the JSON, a dot, its signature over "METHOD path?query" and the JSON. Good once, at the node that it names, for 30 s.
/// Bodies are not signed: the line is TLS to the certificate that the called node has put into the store, or does not leave the machine (<see cref="NodeLine"/>).
/// </remarks>
internal sealed record NodeToken(
    string To, string Number, string Organisation, string OrganisationName, string Technician, string Name, string DisplayName, IReadOnlyList<string> Permissions, string? SignIn, long AtMs)
{
    public const string Header = "X-Deskside-Node";

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <param name="to">The node that is called.</param>
    /// <param name="caller">For whom.</param>
    /// <param name="signIn">The sign-in that he works by, so that what he opens there ends with it; null when nothing stays open.</param>
    /// <param name="nowMs">When.</param>
    public static NodeToken Of(string to, Caller.Technician caller, SignInMark? signIn, long nowMs) => new(
        to,
        Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        caller.Organisation.ToString(),
        caller.OrganisationName,
        caller.Id.ToString(),
        caller.Name,
        caller.DisplayName,
        [.. caller.Permissions.Select(EnumText.Write)],
        signIn?.ToString(),
        nowMs);

    public async Task<string> WriteAsync(NodeKey key, string call, CancellationToken cancellation)
    {
        var body = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));
        return $"{body}.{await key.SignAsync(Signed(call, body), cancellation)}";
    }

    /// <summary>Null when it is not signed by one of ours for this very call, or cannot be read.</summary>
    public static async Task<NodeToken?> ReadAsync(NodeKey key, string call, string text, CancellationToken cancellation)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return text.Length <= 8 * 1024 && dot >= 0 && await key.IsSignedAsync(Signed(call, text[..dot]), text[(dot + 1)..], cancellation)
            ? JsonSerializer.Deserialize<NodeToken>(Convert.FromBase64String(text[..dot]))
            : null;
    }

    public bool IsFor(string node, long nowMs) => To == node && Math.Abs(nowMs - AtMs) <= Lifetime.TotalMilliseconds;

    /// <summary>Null when the ids in it are none.</summary>
    public Caller.Technician? ToCaller() =>
        OrganisationId.TryParse(Organisation, CultureInfo.InvariantCulture, out var organisation) && TechnicianId.TryParse(Technician, CultureInfo.InvariantCulture, out var technician)
            ? new Caller.Technician(organisation, OrganisationName, technician, Name, DisplayName, [], Permissions.Select(EnumText.Read<Permission>).OfType<Permission>().ToHashSet())
            : null;

    public override string ToString() => "(node token)";

    private static string Signed(string call, string body) => $"{call}\n{body}";
}
