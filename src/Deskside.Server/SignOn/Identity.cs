namespace Deskside.Server.SignOn;

/// <summary>Somebody as a provider proved him.</summary>
/// <param name="Subject">His id at the provider, for ever: the only thing by which accounts are linked.</param>
/// <param name="SignInName">By which he is known there; may change hands.</param>
/// <param name="DisplayName">As he is called.</param>
/// <param name="Email">To be shown; proves nothing.</param>
internal sealed record Identity(string Subject, string? SignInName, string? DisplayName, string? Email);
