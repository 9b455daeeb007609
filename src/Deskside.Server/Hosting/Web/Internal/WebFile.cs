namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>One built file, with its Brotli form where the build made one.</summary>
/// <param name="ETag">Quoted.</param>
internal sealed record WebFile(string ETag, Func<Stream> OpenPlain, Func<Stream>? OpenBrotli);
