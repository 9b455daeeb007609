namespace Deskside.OutOfBand.Tests;

/// <summary>What a hostile or broken peer might send, made from good bytes: every cut, then seeded mutations and noise.</summary>
internal static class Fuzz
{
    public static IEnumerable<byte[]> Cuts(byte[] vector) => Enumerable.Range(0, vector.Length).Select(length => vector[..length]);

    public static IEnumerable<byte[]> Mutations(byte[] vector, int count, int seed)
    {
#pragma warning disable RS0030 // seeded, so that a failure can be repeated
        var random = new Random(seed);
#pragma warning restore RS0030
        for (var round = 0; round < count; round++)
        {
            var bytes = vector.ToArray();
            for (var change = random.Next(1, 5); change > 0 && bytes.Length > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => (byte)random.Next(256), _ => (byte)(1 << random.Next(8)) };
            yield return bytes;
        }
    }

    public static IEnumerable<byte[]> Noise(int count, int maxLength, int seed)
    {
#pragma warning disable RS0030 // seeded, so that a failure can be repeated
        var random = new Random(seed);
#pragma warning restore RS0030
        for (var round = 0; round < count; round++)
        {
            var bytes = new byte[random.Next(maxLength)];
            random.NextBytes(bytes);
            yield return bytes;
        }
    }
}
