using Deskside.Bench.CodecBench;
using Deskside.Bench.Scenes;

return args switch
{
    ["codec", .. var rest] => CodecVerb.Run(rest),
    ["scenes", var directory] => ScenesVerb.Run(directory),
    ["vector", var recording, var output] => ScenesVerb.Encode(recording, output),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: bench codec --recordings DIR [--only NAME,…] [--json FILE] [--no-rivals] | scenes DIR | vector RECORDING OUT");
    return 2;
}
