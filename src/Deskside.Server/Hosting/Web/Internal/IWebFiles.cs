namespace Deskside.Server.Hosting.Web.Internal;

/// <summary>Where the built web pages come from.</summary>
internal interface IWebFiles
{
    /// <summary>A file such as "console/assets/index-1a2b.js"; null when there is none. The path has no ".." in it.</summary>
    WebFile? Find(string path);
}
