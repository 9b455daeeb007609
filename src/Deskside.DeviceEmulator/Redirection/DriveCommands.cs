using System.Buffers.Binary;
using Deskside.OutOfBand.Redirection;
using Deskside.OutOfBand.Redirection.Ider;

namespace Deskside.DeviceEmulator.Redirection;

/// <summary>Sends commands to the console's drives, one at a time, and joins the pieces of each answer. Numbers every message.</summary>
internal sealed class DriveCommands(RedirectionOutlet outlet, int? skipped)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private TaskCompletionSource<DriveAnswer>? _waiting;
    private byte[] _into = [];
    private int _count;
    private uint _number;
    private bool _isOver;

    public ValueTask SendAsync(Func<uint, byte[]> make, CancellationToken cancellation) => outlet.SendAsync(() => make(Next()), cancellation);

    /// <summary>Runs one command; the answer is Done, Reply with the bytes, or Sense.</summary>
    public async ValueTask<DriveAnswer> RunAsync(byte device, byte[] command, int mostBytes, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var answer = new TaskCompletionSource<DriveAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                if (_isOver) throw new IOException("The drives are gone.");
                (_waiting, _into, _count) = (answer, new byte[mostBytes], 0);
            }
            await SendAsync(number => Message(number, device, command), cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a message of the console's answer.</summary>
    public void Take(ReadOnlySpan<byte> message)
    {
        lock (_gate)
        {
            if (_waiting is null) return;
            if (message[0] == IderWire.BytesToHost)
            {
                var bytes = message[IderWire.PayloadAt..];
                var fits = Math.Min(bytes.Length, _into.Length - _count);
                bytes[..fits].CopyTo(_into.AsSpan(_count));
                _count += fits;
            }
            if ((message[3] & IderWire.Completed) == 0) return;
            DriveAnswer answer = message[0] == IderWire.CommandEnd && message[28] != 0
                ? new DriveAnswer.Sense(message[28], message[29], message[30])
                : _count > 0 ? new DriveAnswer.Reply(_into[.._count]) : new DriveAnswer.Done();
            _waiting.TrySetResult(answer);
            _waiting = null;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
            _waiting?.TrySetException(new IOException("The drives are gone."));
        }
    }

    private uint Next()
    {
        var number = _number++;
        return skipped is { } gap && number >= gap ? number + 1 : number;
    }

    private static byte[] Message(uint number, byte device, byte[] command)
    {
        var message = IderWire.Message(IderWire.Command, 0, number, IderWire.CommandMessageBytes);
        (message[14], message[15]) = (device, 0xA0);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(12), 0xFFFE);
        command.CopyTo(message, IderWire.CommandAt);
        return message;
    }
}
