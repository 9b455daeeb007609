namespace Deskside.Server.OutOfBand.Internal.Images;

/// <summary>How much of a disk is free. A seam: no test can fill a real one.</summary>
internal class DiskRoom
{
    /// <summary>In bytes, for this account.</summary>
    public virtual long FreeAt(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
