using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deskside.Bench.QueueBench.Load;

/// <summary>One browser's event stream over a bare socket: cheap enough for ten thousand beside the server on one machine.</summary>
/// <remarks>Hands each event's kind and data to its owner with the moment of its arrival; keeps nothing.</remarks>
internal sealed class Listener(Heard heard)
{
    private const int BufferBytes = 4096;

    public async Task OpenAsync(int port, string path, string header, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{header}\r\n\r\n"), SocketFlags.None, cancellation);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = ReadAsync(socket, ready, cancellation);
        await ready.Task.WaitAsync(cancellation);
    }

    private async Task ReadAsync(Socket socket, TaskCompletionSource ready, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        var kept = 0;
        var kind = "";
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(kept), SocketFlags.None, cancellation) is > 0 and var read)
            {
                var now = Stopwatch.GetTimestamp();
                kept = Lines(buffer.AsSpan(0, kept + read), ref kind, now, ready);
                if (kept == buffer.Length)
                {
                    throw new IOException("A line of the event stream is longer than the buffer.");
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
        catch (IOException e)
        {
            ready.TrySetException(e);
        }
        finally
        {
            socket.Dispose();
            ready.TrySetException(new IOException("The event stream ended before it began."));
        }
    }

    /// <summary>Takes whole lines out; what is left over moves to the front. Answers how much that is.</summary>
    private int Lines(Span<byte> bytes, ref string kind, long now, TaskCompletionSource ready)
    {
        var rest = bytes;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var line = rest[..end];
            rest = rest[(end + 1)..];
            if (line.StartsWith("HTTP/1.1 "u8) && !line.StartsWith("HTTP/1.1 200"u8))
            {
                throw new IOException($"The event stream was refused: {Encoding.UTF8.GetString(line)}");
            }

            if (line.StartsWith("event: "u8))
            {
                kind = KindOf(line[7..]);
            }
            else if (line.StartsWith("data: "u8))
            {
                ready.TrySetResult();
                heard(kind, line[6..], now);
            }
        }

        rest.CopyTo(bytes);
        return rest.Length;
    }

    /// <summary>The two that are measured without making a text of them each time.</summary>
    private static string KindOf(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("queue.positions"u8) ? LoadRun.Positions : kind.SequenceEqual("request.accepted"u8) ? LoadRun.Accepted : "";
}

/// <summary>Takes an event of one stream: its kind, its JSON, when it arrived.</summary>
internal delegate void Heard(string kind, ReadOnlySpan<byte> json, long now);
