namespace Deskside.Stage;

/// <summary>Settings of an Xorg server whose graphics card is the dummy driver's: nothing is drawn anywhere, no device is opened.</summary>
internal static class DummyCard
{
    public static string Settings(string size, int depth) =>
        $"""
         Section "ServerFlags"
           Option "AutoAddDevices" "false"
           Option "AutoEnableDevices" "false"
         EndSection
         Section "Device"
           Identifier "card"
           Driver "dummy"
           VideoRam 65536
         EndSection
         Section "Monitor"
           Identifier "monitor"
           HorizSync 5.0-1000.0
           VertRefresh 5.0-200.0
         EndSection
         Section "Screen"
           Identifier "screen"
           Device "card"
           Monitor "monitor"
           DefaultDepth {depth}
           SubSection "Display"
             Depth {depth}
             Virtual 3840 2160
             Modes "{size}"
           EndSubSection
         EndSection
         """;
}
