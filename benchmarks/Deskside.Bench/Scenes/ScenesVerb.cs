using Deskside.Bench.Recordings;
using Deskside.Codec;

namespace Deskside.Bench.Scenes;

/// <summary><c>scenes DIR</c>: draws the short recordings and encodes them to the vectors that every decoder must agree on.</summary>
/// <remarks>
/// A vector file, little-endian: "DVEC" (4), frame count (4), then per frame: length (4), CRC-32 of the decoded picture's 0x00RRGGBB pixels,
/// row by row without padding (4), the frame's bytes.
/// </remarks>
internal static class ScenesVerb
{
    private const int TicksPerSecond = 20;

    public static int Run(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var scene in SceneList.All)
        {
            using (var writer = new RecordingWriter(Path.Combine(directory, scene.Name + ".rec.br"), scene.Width, scene.Height, TicksPerSecond))
            {
                for (var tick = 0; tick < scene.Ticks; tick++)
                {
                    var canvas = new Canvas(scene.Width, scene.Height);
                    scene.Draw(canvas, tick);
                    writer.WriteTick(canvas.Pixels);
                }
            }

            var count = WriteVector(directory, scene.Name);
            Console.WriteLine($"{scene.Name}: {scene.Ticks} ticks, {count} frames, {new FileInfo(Path.Combine(directory, scene.Name + ".dvec")).Length} bytes of vector");
        }

        return 0;
    }

    private static int WriteVector(string directory, string name)
    {
        using var recording = new RecordingReader(Path.Combine(directory, name + ".rec.br"));
        using var encoder = new ScreenEncoder(recording.Width, recording.Height, ScreenEncoderOptions.Default);
        using var decoder = new ScreenDecoder();
        var frames = new List<(byte[] Bytes, uint Check)>();
        var tick = 0;
        while (recording.ReadTick())
        {
            if (++tick == 20) encoder.RequestKeyframe();
            Encode(recording.Damage.ConvertAll(d => new PixelRect(d.X, d.Y, d.Width, d.Height)).ToArray());
        }

        while (Encode([])) tick++;
        using var writer = new BinaryWriter(File.Create(Path.Combine(directory, name + ".dvec")));
        writer.Write("DVEC"u8);
        writer.Write(frames.Count);
        foreach (var (bytes, check) in frames)
        {
            writer.Write(bytes.Length);
            writer.Write(check);
            writer.Write(bytes);
        }

        return frames.Count;

        bool Encode(PixelRect[] damage)
        {
            var frame = encoder.Encode(recording.Pixels, recording.Width, damage, EncodeBudget.Default);
            if (frame.Kind == EncodedKind.Empty) return frame.DebtRemains;
            if (decoder.Decode(frame.Bytes) != DecodeOutcome.Decoded) throw new InvalidOperationException($"{name}: tick {tick} does not decode.");
            frames.Add((frame.Bytes.ToArray(), PictureCheck.Of(decoder)));
            return frame.DebtRemains;
        }
    }
}
