namespace Deskside.Server.Hosting.Start;

/// <summary>Runs the server, or says on standard error why it cannot start and exits with 2.</summary>
internal static class StartRule
{
    public const int Refused = 2;

    private const string Help =
        """
        deskside-server [options]          each also as a variable: DESKSIDE_PORT, DESKSIDE_PUBLIC_URL, …
          --port N                         8080; 0 = any free one
          --listen ADDRESS                 127.0.0.1; * = every address (then with TLS or a trusted proxy)
          --tls self                       a certificate of the server's own, known by its fingerprint
          --tls CERTIFICATE.pem,KEY.pem    your certificate
          --public-url URL                 the address by which people come, when it is another
          --trusted-proxy NETWORK,…        proxies whose X-Forwarded-… headers are believed
          --data FOLDER                    data; everything that is kept
          --database ADDRESS               postgres://name:password@host/database; without it SQLite in the data folder
          --out-of-band off|PORT           4433; where the management firmware of PCs calls in; also ADDRESS:PORT
          --node-url URL                   by which the other nodes of this desk reach this one
          --companion FOLDER               the Companions to offer, as linux-x64/deskside-companion
          --web FOLDER                     web pages from a folder, when they are not inside the program
          --log text|json                  the log's form, on standard error
        """;

    public static async Task<int> RunAsync(string[] arguments, Func<ServerOptions, WebApplication> build)
    {
        if (arguments is ["--help" or "-h", ..])
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

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
