namespace Deskside.Server.Technicians.Internal;

/// <param name="HasPassword">A local one; not so for those who come by single sign-on or a directory.</param>
/// <param name="IsProved">The holder showed within ten minutes that it is him.</param>
/// <param name="TotpAt">Since when an authenticator program counts; null = none.</param>
/// <param name="RecoveryCodesLeft">Of ten.</param>
/// <param name="Passkeys">Oldest first.</param>
/// <param name="SignIns">Last used first.</param>
/// <param name="Policy">What the organisation asks for.</param>
internal sealed record SecurityResponse(
    bool HasPassword, bool IsProved, DateTimeOffset? TotpAt, long RecoveryCodesLeft, IReadOnlyList<PasskeyResponse> Passkeys, IReadOnlyList<MySignInResponse> SignIns, SignInPolicyBody Policy);

internal sealed record PasskeyResponse(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool BackedUp);

/// <param name="Id">By which it is ended.</param>
/// <param name="Current">Of this browser.</param>
/// <param name="Method">By what it was proved.</param>
/// <param name="Address">Of the network.</param>
/// <param name="Browser">What the browser says of itself.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="SeenAt">Last call, to the minute.</param>
internal sealed record MySignInResponse(string Id, bool Current, SignInMethod Method, string Address, string Browser, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);

/// <param name="Secret">Base32, to be typed.</param>
/// <param name="Address">otpauth://…</param>
/// <param name="Qr">A picture of the address: a data: URL.</param>
internal sealed record NewTotpResponse(string Secret, string Address, string Qr);

internal sealed record CodeRequest(string? Code);

internal sealed record RecoveryCodesResponse(IReadOnlyList<string> Codes);
