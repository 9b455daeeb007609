namespace Deskside.Server.SignOn;

/// <summary>How somebody proves who he is: passwords, one-time codes, half-done sign-ins. Knows no accounts.</summary>
public static class SignOnFeature
{
    public static WebApplicationBuilder AddSignOn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PasswordHash(PasswordHash.Iterations));
        builder.Services.AddSingleton<GuessPace>();
        return builder;
    }
}
