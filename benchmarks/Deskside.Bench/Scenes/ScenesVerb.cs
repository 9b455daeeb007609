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
    private const int KeyframeTick = 20;

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

            Report(Path.Combine(directory, scene.Name + ".rec.br"), Path.Combine(directory, scene.Name + ".dvec"), KeyframeTick);
        }

        return 0;
    }

    /// <summary><c>vector RECORDING OUT</c>: the frames of a recording, to time a decoder elsewhere.</summary>
    public static int Encode(string recording, string output)
    {
        Report(recording, output, 0);
        return 0;
    }

    private static void Report(string recording, string output, int keyframeTick)
    {
        var count = WriteVector(recording, output, keyframeTick);
        Console.WriteLine($"{output}: {count} frames, {new FileInfo(output).Length} bytes");
    }

    private static int WriteVector(string path, string output, int keyframeTick)
    {
        using var recording = new RecordingReader(path);
        using var encoder = new ScreenEncoder(recording.Width, recording.Height, ScreenEncoderOptions.Default);
        using var decoder = new ScreenDecoder();
        var frames = new List<(byte[] Bytes, uint Check)>();
        var tick = 0;
        while (recording.ReadTick())
        {
            if (++tick == keyframeTick) encoder.RequestKeyframe();
            Encode(recording.Damage.ConvertAll(d => new PixelRect(d.X, d.Y, d.Width, d.Height)).ToArray());
        }

        while (Encode([])) tick++;
        using var writer = new BinaryWriter(File.Create(output));
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
            if (decoder.Decode(frame.Bytes) != DecodeOutcome.Decoded) throw new InvalidOperationException($"{path}: tick {tick} does not decode.");
            frames.Add((frame.Bytes.ToArray(), PictureCheck.Of(decoder)));
            return frame.DebtRemains;
        }
    }
}
