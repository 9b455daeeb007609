namespace Deskside.Server.OutOfBand.Internal.Devices;

/// <summary>How long to wait after wrong administrator passwords: 5, 10, 20 … 300 s. The firmware counts, too, and would close itself.</summary>
internal static class AccessPace
{
    public static TimeSpan After(long wrongTries) => wrongTries <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, Math.Min(wrongTries - 1, 10))));
}
