using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Deskside.Server.SignOn.Ldap;

/// <summary>Asks a directory whether name and password belong together: searches the person with the service account, then binds as that person.</summary>
internal sealed class LdapDoor(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Shown = ["cn", "displayName", "mail"];

    /// <summary>Null when the name is unknown or ambiguous, or the password wrong: not to be told apart.</summary>
    /// <exception cref="LdapFault">The directory does not answer, or not what it should.</exception>
    public Task<Identity?> ProveAsync(LdapSettings settings, string servicePassword, string name, string password, CancellationToken cancellation) =>
        GuardAsync<Identity?>(
            async limit =>
            {
                // An empty password would be an anonymous bind, which a directory lets succeed (RFC 4513, 5.1.2).
                if (name.Length == 0 || password.Length == 0 || password.Contains('\0', StringComparison.Ordinal))
                {
                    return null;
                }

                var found = await FindAsync(settings, servicePassword, name, limit);
                using var line = await LdapLine.OpenAsync(settings, limit);
                // For unknown names too: a bind that fails takes as long as one that does.
                var isRight = await line.BindAsync(found?.Dn is { Length: > 0 } dn ? dn : $"{settings.NameAttribute}=nobody,{settings.BaseDn}", password, limit);
                if (!isRight || found is null)
                {
                    return null;
                }

                var subject = found.Attributes.TryGetValue(settings.IdAttribute.ToLowerInvariant(), out var id) && id.Length is > 0 and <= 255
                    ? SubjectOf(id)
                    : throw new LdapFault($"The entry has no {settings.IdAttribute}: choose an attribute that every person has and that never changes.");
                return new Identity(subject, name, found.TextOf("displayName") ?? found.TextOf("cn"), found.TextOf("mail"));
            },
            cancellation);

    /// <summary>Connects, signs in with the service account and searches: how far it gets, as sentences.</summary>
    public async Task<IReadOnlyList<string>> TryAsync(LdapSettings settings, string servicePassword, string? name, CancellationToken cancellation)
    {
        var said = new List<string>();
        try
        {
            await GuardAsync(
                async limit =>
                {
                    using var line = await LdapLine.OpenAsync(settings, limit);
                    said.Add($"Connected to {settings.Host}, port {settings.Port.ToString(CultureInfo.InvariantCulture)}.");
                    if (!await line.BindAsync(settings.BindDn, servicePassword, limit))
                    {
                        throw new LdapFault("The searching account's name or password is wrong.");
                    }

                    said.Add("The searching account is let in.");
                    var entries = await line.SearchAsync(settings.BaseDn, Filter(settings, name), Wanted(settings), limit);
                    said.Add(entries.Count == 0 ? "Nobody was found." : $"Found {entries[0].Dn}{(entries.Count > 1 ? " and others" : "")}.");
                    if (entries.Count > 0 && !entries[0].Attributes.ContainsKey(settings.IdAttribute.ToLowerInvariant()))
                    {
                        throw new LdapFault($"The entry has no {settings.IdAttribute}.");
                    }

                    return 0;
                },
                cancellation);
        }
        catch (LdapFault fault)
        {
            said.Add(fault.Message);
            said.Add("The test failed.");
            return said;
        }

        said.Add("The test succeeded.");
        return said;
    }

    private static async Task<LdapAnswer?> FindAsync(LdapSettings settings, string servicePassword, string name, CancellationToken cancellation)
    {
        using var line = await LdapLine.OpenAsync(settings, cancellation);
        if (!await line.BindAsync(settings.BindDn, servicePassword, cancellation))
        {
            throw new LdapFault("The searching account's name or password is wrong.");
        }

        var entries = await line.SearchAsync(settings.BaseDn, Filter(settings, name), Wanted(settings), cancellation);
        return entries.Count == 1 ? entries[0] : null;
    }

    private static List<(string Attribute, string Value)> Filter(LdapSettings settings, string? name)
    {
        var all = new List<(string, string)> { ("objectClass", settings.PersonClass) };
        if (!string.IsNullOrEmpty(name))
        {
            all.Add((settings.NameAttribute, name));
        }

        if (settings.GroupDn is { } group)
        {
            all.Add(("memberOf", group));
        }

        return all;
    }

    private static List<string> Wanted(LdapSettings settings) => [.. Shown, settings.IdAttribute];

    /// <summary>A readable id (entryUUID) as it is, another (objectGUID) in hex.</summary>
    private static string SubjectOf(byte[] id) =>
        id.All(b => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-') ? System.Text.Encoding.ASCII.GetString(id) : Convert.ToHexStringLower(id);

    private async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await work(both.Token);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw LdapLine.Explain(e);
        }
    }
}
