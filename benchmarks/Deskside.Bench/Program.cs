using Deskside.Bench.CodecBench;
using Deskside.Bench.DecodeBench;
using Deskside.Bench.OutOfBandBench;
using Deskside.Bench.QueueBench;
using Deskside.Bench.Scenes;
using Deskside.Bench.StreamBench;

return args switch
{
    ["codec", .. var rest] => CodecVerb.Run(rest),
    ["decode", .. var rest] => await DecodeVerb.RunAsync(rest),
    ["equal", .. var rest] => EqualVerb.Run(rest),
    ["first", var recording, var times] => FirstVerb.Run(recording, times),
    ["first", var recording, var times, "warm"] => FirstVerb.RunWarm(recording, times),
    ["scenes", var directory] => ScenesVerb.Run(directory),
    ["vector", var recording, var output] => ScenesVerb.Encode(recording, output),
    ["subject", var display, var scene, var seconds] => SubjectVerb.Run(display, scene, seconds),
    ["queue", .. var rest] => await QueueVerb.RunAsync(rest),
    ["out-of-band", .. var rest] => await OutOfBandVerb.RunAsync(rest),
    ["stream", .. var rest] => await StreamVerb.RunAsync(rest),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: bench codec --recordings DIR [--only NAME,…] [--json FILE] [--no-rivals] | decode [options] | equal [options] | first RECORDING TIMES [warm] | queue [options] | out-of-band --image FILE [options] | stream [options] | subject DISPLAY SCENE SECONDS | scenes DIR | vector RECORDING OUT");
    return 2;
}
