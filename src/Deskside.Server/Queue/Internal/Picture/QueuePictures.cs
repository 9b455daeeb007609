using System.Collections.Concurrent;
using Deskside.Domain.Identifiers;
using Deskside.Server.Hosting.Events;
using Deskside.Server.Organisations;

namespace Deskside.Server.Queue.Internal.Picture;

/// <summary>Keeps each organisation's <see cref="QueuePicture"/> up to date from its event log.</summary>
internal sealed partial class QueuePictures(
    EventLog log, OrganisationBook organisations, PictureReader reader, TimeProvider time, IHostApplicationLifetime life, ILogger<QueuePictures> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<OrganisationId, Follower> _followers = new();

    public IEnumerable<QueuePicture> All => _followers.Values.Where(f => f.Loaded.Task.IsCompletedSuccessfully).Select(f => f.Picture);

    /// <summary>With everything in it that this process has heard of so far.</summary>
    public async Task<QueuePicture> OfAsync(OrganisationId organisation, CancellationToken cancellation)
    {
        var follower = FollowerOf(organisation);
        await follower.Loaded.Task.WaitAsync(LongestLoad, time, cancellation);
        await follower.ReachAsync(log.Newest(organisation)).WaitAsync(LongestWait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        return follower.Picture;
    }

    /// <summary>Those that nobody asks for are followed too: their alerts must ring.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => organisations.ForEachAsync(
        (organisation, cancellation) => FollowerOf(organisation).Loop.Value.WaitAsync(cancellation), stoppingToken);

    private Follower FollowerOf(OrganisationId organisation)
    {
        var follower = _followers.GetOrAdd(organisation, o => new Follower(new QueuePicture(o), f => FollowAsync(f, life.ApplicationStopping)));
        _ = follower.Loop.Value;
        return follower;
    }

    private async Task FollowAsync(Follower follower, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await FollowOnceAsync(follower, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailure(e, follower.Picture.Organisation);
                await Task.Delay(RetryAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowOnceAsync(Follower follower, CancellationToken cancellation)
    {
        var organisation = follower.Picture.Organisation;
        var position = await log.HeadAsync(organisation, cancellation);
        await reader.LoadAsync(follower.Picture, cancellation);
        follower.Reached(position);
        follower.Loaded.TrySetResult();
        while (true)
        {
            var events = await log.ReadAfterAsync(organisation, position, cancellation);
            await reader.ApplyAsync(follower.Picture, events, cancellation);
            position = events[^1].Number;
            follower.Reached(position);
        }
    }

    [LoggerMessage(2006, LogLevel.Error, "Following the queue of organisation {Organisation} failed; it begins anew")]
    private partial void LogFailure(Exception exception, OrganisationId organisation);

    private sealed class Follower(QueuePicture picture, Func<Follower, Task> follow)
    {
        private readonly Lock _gate = new();
        private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
        private Lazy<Task>? _loop;
        private long _position = -1;

        public QueuePicture Picture { get; } = picture;

        public Lazy<Task> Loop
        {
            get
            {
                lock (_gate)
                {
                    return _loop ??= new Lazy<Task>(() => follow(this));
                }
            }
        }

        public TaskCompletionSource Loaded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task ReachAsync(long number)
        {
            lock (_gate)
            {
                if (_position >= number)
                {
                    return Task.CompletedTask;
                }

                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(reached, number);
                return reached.Task;
            }
        }

        public void Reached(long number)
        {
            lock (_gate)
            {
                _position = number;
                while (_waiting.TryPeek(out var first, out var at) && at <= number)
                {
                    first.TrySetResult();
                    _waiting.Dequeue();
                }
            }
        }
    }
}
