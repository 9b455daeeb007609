namespace Deskside.Server.Hosting.Start;

/// <summary>Runs the server, or says on standard error why it cannot start and exits with 2.</summary>
internal static class StartRule
{
    public const int Refused = 2;

    public static async Task<int> RunAsync(string[] arguments, Func<ServerOptions, WebApplication> build)
    {
        try
        {
            await using var app = build(ServerOptionsReader.Read(arguments, Environment.GetEnvironmentVariable));
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is StartRefused or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            // A port in use, a folder that cannot be written, a database that does not answer: a sentence, not a stack.
            await Console.Error.WriteLineAsync($"deskside-server cannot start: {e.Message}");
            return Refused;
        }
    }
}
