using Deskside.Bench.CodecBench;
using Deskside.Bench.Scenes;

return args switch
{
    ["codec", .. var rest] => CodecVerb.Run(rest),
    ["scenes", var directory] => ScenesVerb.Run(directory),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("usage: bench codec --recordings DIR [--only NAME,…] [--json FILE] [--no-rivals] | scenes DIR");
    return 2;
}
