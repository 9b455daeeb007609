using System.Text;
using Deskside.DeviceEmulator.Machines;

namespace Deskside.DeviceEmulator.Tests;

public sealed class FirmwareVariablesTests
{
    private const int At = 1000;

    [Fact]
    public void One_byte_says_whether_secure_boot_is_on()
    {
        var store = Store();
        var value = At + 60 + 34;
        foreach (var (asked, expected) in new[] { (SignedOnly.Relaxed, 0), (SignedOnly.Enforced, 1) })
        {
            var before = store.ToArray();
            Assert.True(FirmwareVariables.TrySwitch(store, asked));
            Assert.Equal(expected, store[value]);
            before[value] = store[value];
            Assert.Equal(before, store);
        }
    }

    [Fact]
    public void A_deleted_variable_does_not_count()
    {
        var store = Store();
        store[At + 2] = 0x3C;
        var before = store.ToArray();
        Assert.False(FirmwareVariables.TrySwitch(store, SignedOnly.Relaxed));
        Assert.Equal(before, store);
    }

    [Fact]
    public void A_store_that_ends_anywhere_or_holds_anything_is_survived()
    {
        var store = Store();
        for (var length = 0; length < store.Length; length++)
            Assert.Equal(length > At + 60 + 34, FirmwareVariables.TrySwitch(store.AsSpan(0, length), SignedOnly.Enforced));
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var bent = store.ToArray();
            for (var change = 0; change < 4; change++) bent[random.Next(At, At + 96)] = (byte)random.Next(256);
            FirmwareVariables.TrySwitch(bent, SignedOnly.Relaxed);
        }
    }

    private static byte[] Store()
    {
        var store = new byte[1200];
        store.AsSpan(At + 95).Fill(0xFF);
        (store[At], store[At + 1], store[At + 2], store[At + 36], store[At + 40]) = (0xAA, 0x55, 0x3F, 34, 1);
        Encoding.Unicode.GetBytes("SecureBootEnable").CopyTo(store, At + 60);
        store[At + 60 + 34] = 1;
        return store;
    }
}
