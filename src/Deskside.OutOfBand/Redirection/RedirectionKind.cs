namespace Deskside.OutOfBand.Redirection;

/// <summary>What one redirection line carries. One line carries one kind.</summary>
public enum RedirectionKind
{
    Serial,
    Drives,
    Screen,
}
