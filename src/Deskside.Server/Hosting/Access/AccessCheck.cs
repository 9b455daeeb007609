namespace Deskside.Server.Hosting.Access;

/// <summary>Asks again whether a call's token still holds: for answers that go on for hours.</summary>
internal sealed class AccessCheck(IEnumerable<ITokenKeeper> keepers)
{
    public async Task<bool> IsStillGoodAsync(string scheme, HttpRequest request, CancellationToken cancellation)
    {
        var keeper = keepers.First(k => k.Scheme == scheme);
        return TokenScheme.ReadToken(request, keeper) is { } text
            && SecretToken.TryParse(text, out var token)
            && await keeper.FindAsync(token, cancellation) is not null;
    }
}
