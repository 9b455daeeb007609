using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.Server.Tests.SignOn;

/// <summary>A real OpenLDAP server on loopback, with two people, a searching account, and a certificate of its own authority.</summary>
internal sealed class Slapd : IAsyncDisposable
{
    public const string SearchDn = "cn=search,dc=contoso,dc=example";
    public const string SearchPassword = "search secret";
    public const string PersonPassword = "grace's long phrase";

    private readonly string _folder = Directory.CreateTempSubdirectory("deskside-slapd-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    public int TlsPort { get; } = FreePort();

    public string CaPem { get; private set; } = "";

    public static bool IsThere => File.Exists("/usr/sbin/slapd");

    public static async Task<Slapd> StartAsync()
    {
        var slapd = new Slapd();
        slapd.MakeCertificate();
        var data = Directory.CreateDirectory(Path.Combine(slapd._folder, "db")).FullName;
        var settings = Path.Combine(slapd._folder, "slapd.conf");
        await File.WriteAllTextAsync(settings, $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            TLSCertificateFile {slapd._folder}/server.pem
            TLSCertificateKeyFile {slapd._folder}/server.key
            TLSCACertificateFile {slapd._folder}/ca.pem
            database mdb
            suffix "dc=contoso,dc=example"
            rootdn "cn=root,dc=contoso,dc=example"
            rootpw root
            directory {data}

            """);
        var people = Path.Combine(slapd._folder, "people.ldif");
        await File.WriteAllTextAsync(people, $"""
            dn: dc=contoso,dc=example
            objectClass: dcObject
            objectClass: organization
            dc: contoso
            o: Contoso

            dn: {SearchDn}
            objectClass: organizationalRole
            objectClass: simpleSecurityObject
            cn: search
            userPassword: {SearchPassword}

            dn: uid=grace,dc=contoso,dc=example
            objectClass: inetOrgPerson
            uid: grace
            cn: Grace Hopper
            sn: Hopper
            mail: grace@contoso.example
            userPassword: {PersonPassword}

            dn: uid=alan,dc=contoso,dc=example
            objectClass: inetOrgPerson
            uid: alan
            cn: Alan Turing
            sn: Turing
            userPassword: alan's long phrase

            """);
        await RunAsync("/usr/sbin/slapadd", "-f", settings, "-l", people);
        slapd._process = Start("/usr/sbin/slapd", "-d", "0", "-f", settings, "-h", $"ldap://127.0.0.1:{slapd.Port} ldaps://127.0.0.1:{slapd.TlsPort}");
        await slapd.WaitAsync();
        return slapd;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task WaitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, TlsPort, limit.Token);
                return;
            }
            catch (SocketException) when (_process!.HasExited == false)
            {
                await Task.Yield();
            }
        }
    }

    private void MakeCertificate()
    {
        var (from, to) = (DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), DateTimeOffset.FromUnixTimeSeconds(2_500_000_000));
        using var caKey = RSA.Create(2048);
        var ca = new CertificateRequest("CN=Contoso test authority", caKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        ca.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = ca.CreateSelfSigned(from, to);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1, 2, 3, 4]);
        CaPem = authority.ExportCertificatePem();
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), CaPem);
        File.WriteAllText(Path.Combine(_folder, "server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
