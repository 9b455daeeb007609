using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Deskside.Server.SignOn.Ldap;

/// <summary>A connection to a directory: one request at a time. 10 s in all, 1 MiB a message.</summary>
/// <remarks>Errors: what the other side does wrong is an <see cref="LdapFault"/> with a sentence for an administrator.</remarks>
internal sealed class LdapLine : IDisposable
{
    private const int LargestMessage = 1024 * 1024;

    private readonly TcpClient _tcp = new();
    private Stream _stream = Stream.Null;
    private int _lastId;

    private LdapLine()
    {
    }

    public static async Task<LdapLine> OpenAsync(LdapSettings settings, CancellationToken cancellation)
    {
        var line = new LdapLine();
        try
        {
            await line._tcp.ConnectAsync(settings.Host, settings.Port, cancellation);
            line._stream = line._tcp.GetStream();
            if (settings.Security == LdapSecurity.StartTls)
            {
                await line.SendAsync(LdapWords.StartTls(line.NextId()), cancellation);
                var answer = await line.ReadAsync(cancellation);
                if (answer is not { Operation: LdapWords.ExtendedAnswer, Code: LdapAnswer.Success })
                {
                    throw new LdapFault($"The directory refuses StartTLS (code {answer.Code}).");
                }
            }

            if (settings.Security != LdapSecurity.None)
            {
                line._stream = await SecureAsync(line._stream, settings, cancellation);
            }

            return line;
        }
        catch (Exception e)
        {
            line.Dispose();
            throw Explain(e);
        }
    }

    /// <summary>True when the directory takes the password. The caller sees to it that it is not empty: that would be an anonymous bind, which succeeds.</summary>
    public async Task<bool> BindAsync(string dn, string password, CancellationToken cancellation)
    {
        await SendAsync(LdapWords.Bind(NextId(), dn, password), cancellation);
        var answer = await ReadAsync(cancellation);
        return answer switch
        {
            { Operation: LdapWords.BindAnswer, Code: LdapAnswer.Success } => true,
            { Operation: LdapWords.BindAnswer, Code: LdapAnswer.WrongCredentials } => false,
            _ => throw new LdapFault($"The directory answered a bind with code {answer.Code}."),
        };
    }

    public async Task<IReadOnlyList<LdapAnswer>> SearchAsync(
        string baseDn, IReadOnlyList<(string Attribute, string Value)> all, IReadOnlyList<string> attributes, CancellationToken cancellation)
    {
        await SendAsync(LdapWords.Search(NextId(), baseDn, all, attributes), cancellation);
        var entries = new List<LdapAnswer>();
        while (true)
        {
            var answer = await ReadAsync(cancellation);
            switch (answer.Operation)
            {
                case LdapWords.Entry when entries.Count < 2:
                    entries.Add(answer);
                    break;
                case LdapWords.Entry or LdapWords.Reference:
                    break;
                // 4: more than the two that we asked for.
                case LdapWords.SearchDone when answer.Code is LdapAnswer.Success or 4:
                    return entries;
                case LdapWords.SearchDone when answer.Code == 32:
                    throw new LdapFault($"The directory has no {baseDn}.");
                default:
                    throw new LdapFault($"The directory answered a search with code {answer.Code}.");
            }
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _tcp.Dispose();
    }

    /// <summary>What a broken line says, as a sentence.</summary>
    public static Exception Explain(Exception e) => e switch
    {
        AuthenticationException => new LdapFault("The directory's certificate is not trusted: check the host name and the authority's certificate."),
        SocketException or IOException => new LdapFault("The directory does not answer, or closed the line: check host, port and security."),
        OperationCanceledException => new LdapFault("The directory did not answer within 10 s."),
        _ => e,
    };

    private static async Task<SslStream> SecureAsync(Stream plain, LdapSettings settings, CancellationToken cancellation)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host, CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (settings.CaCertificate is { } pem)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPem(pem);
            options.CertificateChainPolicy = policy;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsClientAsync(options, cancellation);
        return secure;
    }

    private int NextId() => ++_lastId;

    private async Task SendAsync(byte[] message, CancellationToken cancellation) => await _stream.WriteAsync(message, cancellation);

    private async Task<LdapAnswer> ReadAsync(CancellationToken cancellation)
    {
        var head = new byte[6];
        await _stream.ReadExactlyAsync(head.AsMemory(0, 2), cancellation);
        var extra = head[1] < 0x80 ? 0 : head[1] & 0x7f;
        if (head[0] != 0x30 || extra > 4 || head[1] == 0x80)
        {
            throw new LdapFault("What answers there is no directory.");
        }

        await _stream.ReadExactlyAsync(head.AsMemory(2, extra), cancellation);
        var length = extra == 0 ? head[1] : Length(head.AsSpan(2, extra));
        if (length > LargestMessage)
        {
            throw new LdapFault("The directory's answer is too large.");
        }

        var bytes = new byte[2 + extra + (int)length];
        head.AsSpan(0, 2 + extra).CopyTo(bytes);
        await _stream.ReadExactlyAsync(bytes.AsMemory(2 + extra), cancellation);
        var answer = LdapAnswer.Read(bytes) ?? throw new LdapFault("What answers there is no directory.");
        return answer.Id == _lastId ? answer : throw new LdapFault("The directory answers something that was not asked, or ends the line.");
    }

    private static long Length(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[4];
        bytes.CopyTo(whole[(4 - bytes.Length)..]);
        return BinaryPrimitives.ReadUInt32BigEndian(whole);
    }
}

/// <summary>The directory did not do its part. The message is for an administrator and holds no secret.</summary>
internal sealed class LdapFault(string message) : Exception(message);
