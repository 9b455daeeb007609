using Deskside.Companion.Ports;

namespace Deskside.Companion.Tests.Control;

/// <summary>Writes down what reaches the desktop.</summary>
internal sealed class RecordingSink : IInputSink
{
    public List<string> Injected { get; } = [];

    public int Releases { get; private set; }

    public InjectOutcome Outcome { get; set; } = InjectOutcome.Done;

    public InjectOutcome Move(int x, int y) => Write($"move {x},{y}");

    public InjectOutcome Button(int x, int y, int button, KeyMotion motion) => Write($"button {button} {motion} {x},{y}");

    public InjectOutcome Wheel(int x, int y, int deltaX, int deltaY) => Write($"wheel {deltaX},{deltaY}");

    public InjectOutcome Key(uint keysym, ushort physical, KeyMotion motion) => Write($"key {keysym:x} {motion}");

    public InjectOutcome Text(string text) => Write($"text {text}");

    public void ReleaseAll() => Releases++;

    private InjectOutcome Write(string what)
    {
        if (Outcome == InjectOutcome.Done) Injected.Add(what);
        return Outcome;
    }
}
