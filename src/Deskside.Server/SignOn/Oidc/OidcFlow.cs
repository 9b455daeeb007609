using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Hosting.Json;
using Deskside.Server.Hosting.Storage;

namespace Deskside.Server.SignOn.Oidc;

/// <summary>Single sign-on by authorization code: with PKCE, nonce, and a state that is bound to the browser that began.</summary>
/// <remarks>
/// The state is a one-use token of ten minutes; the browser gets a second token in a cookie, so that nobody can slip his own sign-in into another's
/// browser. Whoever asks for a sign-in chooses where to go afterwards only among our own pages. Source: OpenID Connect Core 1.0, RFC 7636, RFC 9207, RFC 9700.
/// </remarks>
internal sealed class OidcFlow(Database database, ProviderBook providers, OidcDirectory directory, OidcLine line, TimeProvider time)
{
    private const string Purpose = "oidc";

    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Where to send the browser, and what it must keep.</summary>
    /// <param name="provider">Enabled, of kind OIDC.</param>
    /// <param name="goal">What the sign-in is for; comes back with the outcome.</param>
    /// <param name="back">Our callback's address.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OidcFault">The provider does not answer.</exception>
    public async Task<(Uri Address, SecretToken Browser)> BeginAsync(Provider provider, string goal, Uri back, CancellationToken cancellation)
    {
        var settings = provider.Oidc!;
        var places = await directory.PlacesAsync(settings.Issuer, cancellation);
        var (browser, nonce, verifier) = (SecretToken.New(), SecretToken.New().Text, SecretToken.New().Text);
        var kept = new Kept(provider.Id, Convert.ToBase64String(browser.Hash), nonce, verifier, back.ToString(), goal);
        var state = await database.ChangeAsync(
            unit => OpenSteps.BeginAsync(unit, provider.Organisation, Purpose, JsonSerializer.Serialize(kept, WireJson.Options), Patience), cancellation);
        var query = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ApplicationId,
            ["redirect_uri"] = back.ToString(),
            ["scope"] = $"openid {settings.Scopes}".Trim(),
            ["state"] = state.Text,
            ["nonce"] = nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        var separator = places.Authorization.Query.Length > 0 ? "&" : "?";
        return (new Uri(places.Authorization + separator + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))), browser);
    }

    /// <summary>What the browser brought back.</summary>
    public async Task<OidcOutcome> EndAsync(OidcAnswer answer, CancellationToken cancellation)
    {
        var step = await database.ChangeAsync(unit => OpenSteps.TakeAsync(unit, answer.State, Purpose), cancellation);
        if (step is null || JsonSerializer.Deserialize<Kept>(step.State, WireJson.Options) is not { } kept
            || !SecretToken.TryParse(answer.Browser, out var browser)
            || !CryptographicOperations.FixedTimeEquals(browser.Hash, Convert.FromBase64String(kept.Browser)))
        {
            return new OidcOutcome.NotOurs();
        }

        if (await providers.FindAsync(step.Organisation, kept.Provider, cancellation) is not { Enabled: true, Oidc: { } settings } provider)
        {
            return new OidcOutcome.NotOurs();
        }

        if (answer.Code is not { Length: > 0 and <= 4096 } code || (answer.Issuer is { } issuer && issuer != settings.Issuer))
        {
            return new OidcOutcome.Refused(provider, kept.Goal, "The provider did not let you in.");
        }

        try
        {
            return await RedeemAsync(provider, settings, kept, code, cancellation);
        }
        catch (OidcFault fault)
        {
            return new OidcOutcome.Refused(provider, kept.Goal, fault.Message);
        }
    }

    private async Task<OidcOutcome> RedeemAsync(Provider provider, OidcSettings settings, Kept kept, string code, CancellationToken cancellation)
    {
        var places = await directory.PlacesAsync(settings.Issuer, cancellation);
        var text = await line.RedeemAsync(places, settings, providers.SecretOf(provider), code, kept.Verifier, new Uri(kept.Back), cancellation);
        var rules = new IdTokenRules(settings.Issuer, settings.ApplicationId, kept.Nonce);
        var fault = IdToken.TryRead(text, rules, places.Keys, time.GetUtcNow(), out var token);
        if (fault == IdTokenFault.UnknownKey && await directory.AgainAsync(settings.Issuer, cancellation) is { } renewed)
        {
            fault = IdToken.TryRead(text, rules, renewed.Keys, time.GetUtcNow(), out token);
        }

        return fault == IdTokenFault.None
            ? new OidcOutcome.Proved(provider, kept.Goal, new Identity(token!.Subject, token.PreferredName, token.Name, token.Email))
            : new OidcOutcome.Refused(provider, kept.Goal, $"The provider's ID token is not believed: {fault}.");
    }

    /// <summary>Between the two steps, in the store.</summary>
    private sealed record Kept(string Provider, string Browser, string Nonce, string Verifier, string Back, string Goal);
}

/// <param name="State">Of the query.</param>
/// <param name="Code">Of the query.</param>
/// <param name="Issuer">Of the query; RFC 9207.</param>
/// <param name="Browser">Of the cookie.</param>
internal sealed record OidcAnswer(string? State, string? Code, string? Issuer, string? Browser);

internal abstract record OidcOutcome
{
    private OidcOutcome()
    {
    }

    public sealed record Proved(Provider Provider, string Goal, Identity Identity) : OidcOutcome;

    /// <summary>Not begun in this browser, used, or too late.</summary>
    public sealed record NotOurs : OidcOutcome;

    /// <param name="Provider">Which one.</param>
    /// <param name="Goal">As given at the beginning.</param>
    /// <param name="Why">For the trail and an administrator.</param>
    public sealed record Refused(Provider Provider, string Goal, string Why) : OidcOutcome;
}
