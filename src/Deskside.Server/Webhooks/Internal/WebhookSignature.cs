using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deskside.Server.Webhooks.Internal;

/// <summary>Proves to the receiver that a delivery is ours and fresh.</summary>
/// <remarks>Deskside-Signature: v1=hex(HMAC-SHA-256(secret, Deskside-Timestamp ‖ "." ‖ body)), timestamp in unix seconds. A receiver compares
/// in constant time and refuses what is older than 5 minutes. See docs/operations/webhooks.md.</remarks>
internal static class WebhookSignature
{
    public static string Of(string secret, long timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{body}"))));
}
