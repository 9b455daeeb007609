using Deskside.Codec;

namespace Deskside.Companion.Screen;

/// <summary>Runs the coder over a made-up screen before anybody may look, and so learns how strong this PC is.</summary>
/// <remarks>Nothing of the customer's screen is in it. One thread.</remarks>
internal sealed class Rehearsal(TimeProvider time) : IDisposable
{
    // A usual PC of the last ten years needs about 3 ms for a warm step.
    private static readonly TimeSpan WeakStep = TimeSpan.FromMilliseconds(15);

    private readonly EncoderWarmUp _warmUp = new();
    private TimeSpan _quickest = TimeSpan.MaxValue;
    private bool _isOver;

    /// <summary>Whether the coder takes so long here that it must leave room for what the customer runs. Known after the last step.</summary>
    public bool FoundWeakPc => _isOver && _quickest > WeakStep;

    /// <summary>One picture. False when all are done.</summary>
    public bool Step()
    {
        var began = time.GetTimestamp();
        _isOver = !_warmUp.Step();
        var took = time.GetElapsedTime(began);
        if (!_isOver && took < _quickest) _quickest = took;
        return !_isOver;
    }

    public void Dispose() => _warmUp.Dispose();
}
