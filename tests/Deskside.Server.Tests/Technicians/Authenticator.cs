using Deskside.Server.SignOn;
using Deskside.Server.Tests.Front;

namespace Deskside.Server.Tests.Technicians;

/// <summary>Somebody's telephone with an authenticator program, at the test's clock.</summary>
internal sealed class Authenticator(TestServer server, byte[] secret, IReadOnlyList<string> recoveryCodes)
{
    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    public string Code => Totp.Code(secret, Totp.StepAt(server.Time.GetUtcNow()));

    /// <summary>Sets one up for somebody who just signed in. The step of the first code is used up: moves the clock to the next.</summary>
    public static async Task<Authenticator> AddAsync(TestServer server, Person person)
    {
        var begun = await person.PostAsync("/api/v1/me/totp").ExpectAsync(200);
        var secret = FromBase32(begun.Text("secret"));
        var codes = await person.PostAsync("/api/v1/me/totp/confirm", new { code = Totp.Code(secret, Totp.StepAt(server.Time.GetUtcNow())) }).ExpectAsync(200);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        return new Authenticator(server, secret, [.. codes.Json.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
