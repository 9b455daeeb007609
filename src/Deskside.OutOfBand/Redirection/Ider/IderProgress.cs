namespace Deskside.OutOfBand.Redirection.Ider;

/// <summary>How far the PC has read. Bytes are what went to the PC; Last is the block read last.</summary>
public readonly record struct IderProgress(long Commands, long Bytes, long LastBlock, long Errors, int Resets);
