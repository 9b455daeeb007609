using System.Text;
using System.Text.Json;
using Deskside.Server.SignOn.Oidc;

namespace Deskside.Server.Tests.SignOn;

public sealed class IdTokenAttacks : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly IdTokenRules Rules = new("https://login.example", "deskside", "the nonce");

    private readonly TokenSmith _smith = new();

    [Fact]
    public void A_good_token_of_either_algorithm_is_believed()
    {
        Assert.Equal(IdTokenFault.None, Read(_smith.SignRsa(Claims()), out var token));
        Assert.Equal(new IdToken("subject-1", "Ada", "ada", "ada@contoso.example"), token);
        Assert.Equal(IdTokenFault.None, Read(_smith.SignCurve(Claims()), out _));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("nOnE")]
    [InlineData("")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("RS1")]
    public void Alg_none_and_all_but_two_are_refused(string alg)
    {
        Assert.Equal(IdTokenFault.Algorithm, Read(TokenSmith.Unsigned(Claims(), alg), out _));
        Assert.Equal(IdTokenFault.Algorithm, Read(_smith.SignRsa(Claims(), alg), out _));
    }

    [Fact]
    public void A_public_key_is_never_a_secret_key()
    {
        foreach (var token in _smith.Confuse(Claims()))
        {
            Assert.True(Read(token, out var read) is IdTokenFault.Algorithm or IdTokenFault.Signature or IdTokenFault.UnknownKey);
            Assert.Null(read);
        }

        // A symmetric key in the provider's set is not read at all.
        Assert.Empty(SigningKey.ReadSet(JsonDocument.Parse("""{"keys":[{"kty":"oct","kid":"x","k":"AAAA","alg":"HS256"},{"kty":"RSA","alg":"HS256","n":"AAAA","e":"AQAB"}]}""").RootElement));
    }

    [Fact]
    public void A_key_signs_only_with_its_own_algorithm()
    {
        Assert.Equal(IdTokenFault.UnknownKey, Read(_smith.SignCurve(Claims(), kid: "rsa-1"), out _));
        Assert.Equal(IdTokenFault.UnknownKey, Read(_smith.SignRsa(Claims(), "ES256"), out _));
    }

    [Fact]
    public void A_token_signed_by_somebody_else_is_refused()
    {
        using var other = new TokenSmith();
        Assert.Equal(IdTokenFault.Signature, Read(other.SignRsa(Claims()), out _));
        Assert.Equal(IdTokenFault.Signature, Read(other.SignCurve(Claims()), out _));
        using var stranger = new TokenSmith { RsaKeyId = "rsa-2" };
        Assert.Equal(IdTokenFault.UnknownKey, Read(stranger.SignRsa(Claims()), out _));
    }

    [Fact]
    public void A_replayed_nonce_another_audience_issuer_or_time_is_refused()
    {
        Refused(IdTokenFault.Nonce, "nonce", "another");
        Refused(IdTokenFault.Nonce, "nonce", null);
        Refused(IdTokenFault.Issuer, "iss", "https://login.example/");
        Refused(IdTokenFault.Issuer, "iss", "https://evil.example");
        Refused(IdTokenFault.Audience, "aud", "another-application");
        Refused(IdTokenFault.Audience, "aud", new[] { "deskside", "another" });
        Refused(IdTokenFault.Audience, "aud", Array.Empty<string>());
        Refused(IdTokenFault.Audience, "aud", null);
        Refused(IdTokenFault.Audience, "azp", "another");
        Refused(IdTokenFault.Expired, "exp", Now.ToUnixTimeSeconds() - 61);
        Refused(IdTokenFault.Expired, "exp", null);
        Refused(IdTokenFault.Expired, "exp", "soon");
        Refused(IdTokenFault.Expired, "iat", Now.ToUnixTimeSeconds() + 61);
        Refused(IdTokenFault.Subject, "sub", "");
        Refused(IdTokenFault.Subject, "sub", null);
        Refused(IdTokenFault.Subject, "sub", new string('x', 256));
        Refused(IdTokenFault.Subject, "sub", 5);
    }

    [Fact]
    public void An_address_that_the_provider_did_not_verify_is_not_passed_on()
    {
        var claims = Claims();
        claims["email_verified"] = false;
        Read(_smith.SignRsa(claims), out var token);
        Assert.Null(token!.Email);
        claims["email_verified"] = "true";
        Read(_smith.SignRsa(claims), out token);
        Assert.Null(token!.Email);
    }

    [Fact]
    public void A_claim_that_stands_twice_is_malformed()
    {
        var twice = Encoding.UTF8.GetBytes($$"""{"iss":"https://login.example","aud":"deskside","sub":"subject-1","sub":"subject-2","nonce":"the nonce","exp":1800000600,"iat":1800000000}""");
        Assert.Equal(IdTokenFault.Malformed, Read(_smith.SignRsa(twice), out _));
    }

    [Fact]
    public void A_header_that_demands_more_is_refused() =>
        Assert.Equal(IdTokenFault.Algorithm, Read(TokenSmith.Sign(new { alg = "RS256", kid = "rsa-1", crit = new[] { "b64" }, b64 = false }, Claims(), _ => new byte[256]), out _));

    [Fact]
    public void Every_cut_and_mutation_is_refused_without_a_throw()
    {
        var good = _smith.SignCurve(Claims());
        for (var cut = 0; cut < good.Length; cut++)
        {
            Assert.NotEqual(IdTokenFault.None, Read(good[..cut], out _));
        }

#pragma warning disable RS0030 // Seeded on purpose: the same mutations at each run.
        var random = new Random(20261121);
#pragma warning restore RS0030
        for (var round = 0; round < 3000; round++)
        {
            var text = good.ToCharArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = (char)random.Next(round % 2 == 0 ? 128 : 65536);
            }

            var mutated = new string(text);
            Assert.True(mutated == good || Read(mutated, out _) != IdTokenFault.None);
        }
    }

    public void Dispose() => _smith.Dispose();

    private static Dictionary<string, object?> Claims() => new()
    {
        ["iss"] = "https://login.example",
        ["aud"] = "deskside",
        ["sub"] = "subject-1",
        ["nonce"] = "the nonce",
        ["exp"] = Now.ToUnixTimeSeconds() + 600,
        ["iat"] = Now.ToUnixTimeSeconds(),
        ["name"] = "Ada",
        ["preferred_username"] = "ada",
        ["email"] = "ada@contoso.example",
        ["email_verified"] = true,
    };

    private void Refused(IdTokenFault fault, string claim, object? value)
    {
        var claims = Claims();
        claims[claim] = value;
        Assert.Equal(fault, Read(_smith.SignRsa(claims), out var token));
        Assert.Null(token);
    }

    private IdTokenFault Read(string text, out IdToken? token) =>
        IdToken.TryRead(text, Rules, SigningKey.ReadSet(JsonDocument.Parse(_smith.KeySet()).RootElement), Now, out token);
}
