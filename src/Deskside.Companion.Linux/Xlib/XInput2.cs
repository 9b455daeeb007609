using System.Runtime.InteropServices;

namespace Deskside.Companion.Linux.Xlib;

/// <summary>XInput 2: events that name the device they came from.</summary>
internal static unsafe partial class XInput2
{
    private const string Library = "libXi.so.6";

    public const string ExtensionName = "XInputExtension";
    public const int AllDevices = 0;
    public const int AllMasterDevices = 1;

    public const int KeyPress = 2;
    public const int KeyRelease = 3;
    public const int ButtonPress = 4;
    public const int ButtonRelease = 5;
    public const int Motion = 6;
    public const int Enter = 7;
    public const int Leave = 8;
    public const int FocusIn = 9;
    public const int FocusOut = 10;
    public const int HierarchyChanged = 11;
    public const int RawKeyPress = 13;
    public const int RawKeyRelease = 14;
    public const int RawButtonPress = 15;
    public const int RawButtonRelease = 16;
    public const int RawMotion = 17;
    public const int RawTouchBegin = 22;
    public const int RawTouchUpdate = 23;

    [StructLayout(LayoutKind.Sequential)]
    public struct EventMask
    {
        public int Device;
        public int MaskLength;
        public byte* Mask;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Device
    {
        public int Id;
        public byte* Name;
        public int Use, Attachment, Enabled, ClassCount;
        public nint* Classes;
    }

    /// <summary>The head that raw and device events have alike.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct SourcedEvent
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public int Extension, EventType;
        public nuint Time;
        public int Device, Source, Detail;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ButtonState
    {
        public int MaskLength;
        public byte* Mask;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct ValuatorState
    {
        public int MaskLength;
        public byte* Mask;
        public double* Values;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct DeviceEvent
    {
        public int Type;
        public nuint Serial;
        public int SendEvent;
        public nint Display;
        public int Extension, EventType;
        public nuint Time;
        public int Device, Source, Detail;
        public nuint Root, Window, Child;
        public double RootX, RootY, X, Y;
        public int Flags;
        public ButtonState Buttons;
        public ValuatorState Valuators;
        public int ModsBase, ModsLatched, ModsLocked, ModsEffective;
        public int GroupBase, GroupLatched, GroupLocked, GroupEffective;
    }

    [LibraryImport(Library, EntryPoint = "XIQueryVersion")]
    public static partial int QueryVersion(nint display, ref int major, ref int minor);

    [LibraryImport(Library, EntryPoint = "XISelectEvents")]
    public static partial int SelectEvents(nint display, nuint window, EventMask* masks, int count);

    [LibraryImport(Library, EntryPoint = "XIQueryDevice")]
    public static partial Device* QueryDevice(nint display, int device, out int count);

    [LibraryImport(Library, EntryPoint = "XIFreeDeviceInfo")]
    public static partial void FreeDevices(Device* devices);

    [LibraryImport(Library, EntryPoint = "XIGetProperty")]
    public static partial int GetProperty(
        nint display, int device, nuint property, nint offset, nint length, int delete, nuint type,
        out nuint actualType, out int format, out nuint count, out nuint bytesAfter, out byte* value);
}
