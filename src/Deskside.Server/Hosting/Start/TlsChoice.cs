namespace Deskside.Server.Hosting.Start;

/// <summary>What stands behind HTTPS.</summary>
public abstract record TlsChoice
{
    private TlsChoice()
    {
    }

    public sealed record None : TlsChoice;

    /// <summary>A certificate that the server makes and keeps in its data folder; known by its fingerprint.</summary>
    public sealed record SelfSigned : TlsChoice;

    public sealed record Files(string CertificatePem, string KeyPem) : TlsChoice;
}
