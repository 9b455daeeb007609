namespace Deskside.Server.OutOfBand.Internal.Nodes;

/// <summary>On the routes of things that one node holds: what to ask for where.</summary>
internal enum HeldByNode
{
    /// <summary>The PC that the route names: the node of its line.</summary>
    Device,

    /// <summary>The image that the route names: the node of its file.</summary>
    Image,

    /// <summary>A new image: a node that takes calls of PCs.</summary>
    NewImage,
}
