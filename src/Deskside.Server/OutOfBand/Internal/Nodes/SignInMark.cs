using System.Diagnostics.CodeAnalysis;
using Deskside.Server.Hosting.Access;

namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>By which sign-in a technician works: the hash of its token, as the store has it. It opens nothing.</summary>
/// <remarks>Of the browser's own call, or of the token of the node that handed the call on.</remarks>
internal readonly record struct SignInMark
{
    private const int HashBytes = 32;

    private readonly string? _hex;

    private SignInMark(string hex) => _hex = hex;

    public byte[] Hash => Convert.FromHexString(ToString());

    public static bool TryParse([NotNullWhen(true)] string? hex, out SignInMark mark)
    {
        mark = default;
        if (hex is not { Length: HashBytes * 2 } || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        mark = new SignInMark(hex);
        return true;
    }

    public static SignInMark? Of(byte[]? hash) => hash is { Length: HashBytes } ? new SignInMark(Convert.ToHexString(hash)) : null;

    /// <summary>Null when the call came by no technician's sign-in.</summary>
    public static SignInMark? Of(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(SignInMark), out var handedOn))
        {
            return (SignInMark?)handedOn;
        }

        return context.Request.Cookies[Schemes.TechnicianCookie] is { } text && SecretToken.TryParse(text, out var token) ? Of(token.Hash) : null;
    }

    /// <summary>The call was handed on by another node for this sign-in.</summary>
    public static void Set(HttpContext context, string? hex) => context.Items[typeof(SignInMark)] = TryParse(hex, out var mark) ? mark : null;

    public override string ToString() => _hex ?? throw new InvalidOperationException("Uninitialised sign-in mark.");
}
