namespace Planted.Server.Audit
{
    /// <summary>Rank 0 calls rank 2: upwards.</summary>
    public sealed class CallsUpwards
    {
        public int Ask(Queue.QueueFace queue) => queue.Length;
    }
}

namespace Planted.Server.Queue
{
    public sealed class QueueFace
    {
        public int Length => 1;
    }

    /// <summary>Rank 2 reaches past the face of rank 1.</summary>
    public sealed class ReachesInside
    {
        private readonly Sessions.Internal.Hidden _hidden = new();
        public override string ToString() => _hidden.ToString()!;
    }
}

namespace Planted.Server.Sessions
{
    /// <summary>Same rank, both ways: a circle. Technicians answers below.</summary>
    public sealed class HalfACircle
    {
        public object Other() => new Technicians.OtherHalf();
    }
}

namespace Planted.Server.Sessions.Internal
{
    public sealed class Hidden;
}

namespace Planted.Server.Technicians
{
    public sealed class OtherHalf
    {
        public object Other() => new Sessions.HalfACircle();
    }
}

namespace Planted.Server.Unranked
{
    public sealed class Stray;
}
