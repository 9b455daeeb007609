namespace Deskside.DeviceEmulator.Redirection;

/// <summary>How far a drive looks ahead.</summary>
/// <param name="PieceBytes">What is fetched at once.</param>
/// <param name="KeptPieces">How many pieces are kept.</param>
/// <param name="AheadPieces">How many pieces are fetched before the PC asks, of an image that was started before; of one that was not, a run is followed by one. 0 never.</param>
internal sealed record AheadOptions(int PieceBytes, int KeptPieces, int AheadPieces)
{
    public static AheadOptions Fast { get; } = new(RemoteMedium.MostBytesACommand, 64, 24);
}
