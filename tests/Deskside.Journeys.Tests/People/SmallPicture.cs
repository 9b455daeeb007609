namespace Deskside.Journeys.Tests.People;

/// <summary>A picture of one dot, as a browser would read it.</summary>
internal static class SmallPicture
{
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
