using Deskside.Bench.StreamBench.Painting;

namespace Deskside.Bench.StreamBench.Subject;

/// <summary>Something that moves on the customer's screen.</summary>
internal interface IScene
{
    string Name { get; }

    int FramesPerSecond { get; }

    /// <summary>Draws the still part on the window; called once.</summary>
    void Lay(Easel easel, nuint window);

    /// <summary>Draws the next frame.</summary>
    void Draw(Easel easel, nuint window, int frame);
}
