using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Deskside.Server.Tests.Notifications.Post;

/// <summary>A mail as the mail server got it.</summary>
public sealed partial record ReceivedMail(IReadOnlyList<string> To, string From, bool Secure, string? Account, string Raw)
{
    /// <summary>Everything before the first empty line.</summary>
    public string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public string Header(string name) => Regex.Match(Head, $"^{name}: (.*(?:\r\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value.Trim();

    /// <summary>The decoded text of the first part of this type.</summary>
    public string Part(string type)
    {
        var at = Raw.IndexOf($"Content-Type: {type}", StringComparison.OrdinalIgnoreCase);
        Assert.True(at >= 0, $"No part {type} in:\n{Raw}");
        var begin = Raw.IndexOf("\r\n\r\n", at, StringComparison.Ordinal) + 4;
        var headBegin = Raw.LastIndexOf("\r\n\r\n", at, StringComparison.Ordinal) is var h && h < 0 ? 0 : h;
        var end = Raw.IndexOf("\r\n--", begin, StringComparison.Ordinal);
        var body = Raw[begin..(end < 0 ? Raw.Length : end)];
        var head = Raw[headBegin..begin];
        return head.Contains(TransferEncoding.Base64.ToString(), StringComparison.OrdinalIgnoreCase)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings("")))
            : head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Unquote(body) : body;
    }

    private static string Unquote(string body)
    {
        var joined = body.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var at = 0; at < joined.Length; at++)
        {
            if (joined[at] == '=' && at + 2 < joined.Length && HexPair().IsMatch(joined.Substring(at + 1, 2)))
            {
                bytes.Add(Convert.ToByte(joined.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(joined[at].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("^[0-9A-F]{2}$")]
    private static partial Regex HexPair();
}
