using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Deskside.Stage.Lines;

/// <summary>Does work of this process on another host (a network namespace): a socket that is made there stays there.</summary>
public static partial class HostThread
{
    private const int ReadOnly = 0;
    private const int NetworkNamespace = 0x40000000;

    /// <summary>Runs the work on a thread of its own, which moves to the host first and ends with the work. Needs root.</summary>
    public static T Run<T>(string host, Func<T> work)
    {
        T? made = default;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter(host);
                made = work();
            }
            catch (Exception why)
            {
                failed = ExceptionDispatchInfo.Capture(why);
            }
        });
        thread.Start();
        thread.Join();
        failed?.Throw();
        return made!;
    }

    private static void Enter(string host)
    {
        var descriptor = Open($"/run/netns/{host}", ReadOnly);
        if (descriptor < 0) throw new InvalidOperationException($"There is no network namespace {host}.");
        var result = SetNamespace(descriptor, NetworkNamespace);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (result < 0) throw new InvalidOperationException($"The network namespace {host} cannot be entered: {new Win32Exception(error).Message}.");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int descriptor, int kind);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
