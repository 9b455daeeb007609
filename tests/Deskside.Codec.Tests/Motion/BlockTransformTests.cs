using Deskside.Codec.Motion;

namespace Deskside.Codec.Tests.Motion;

public unsafe class BlockTransformTests
{
    [Fact]
    public void There_and_back_changes_no_sample_by_more_than_one()
    {
        var seed = 5u;
        var differences = stackalloc short[64];
        var coefficients = stackalloc int[64];
        var back = stackalloc int[64];
        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 64; i++) differences[i] = (short)((int)((seed = seed * 1664525 + 1013904223) >> 16) % 511 - 255);
            BlockTransform.Forward(differences, coefficients);
            BlockTransform.Inverse(coefficients, back);
            for (var i = 0; i < 64; i++) Assert.InRange(back[i] - differences[i], -1, 1);
        }
    }

    [Fact]
    public void The_inverse_is_this_to_the_bit()
    {
        var coefficients = stackalloc int[64];
        var back = stackalloc int[64];
        for (var i = 0; i < 64; i++) coefficients[i] = i * i * 37 % 2001 - 1000;
        BlockTransform.Inverse(coefficients, back);
        for (var i = 0; i < 64; i++) Assert.Equal(Plain(coefficients, i / 8, i % 8), back[i]);
    }

    private static int Plain(int* coefficients, int row, int column)
    {
        int[][] basis = [[64, 64, 64, 64, 64, 64, 64, 64], [89, 75, 50, 18, -18, -50, -75, -89], [83, 36, -36, -83, -83, -36, 36, 83], [75, -18, -89, -50, 50, 89, 18, -75], [64, -64, -64, 64, 64, -64, -64, 64], [50, -89, 18, 75, -75, -18, 89, -50], [36, -83, 83, -36, -36, 83, -83, 36], [18, -50, 75, -89, 89, -75, 50, -18]];
        var sum = 0;
        for (var v = 0; v < 8; v++)
        {
            var inner = 0;
            for (var u = 0; u < 8; u++) inner += coefficients[u * 8 + v] * basis[u][row];
            sum += ((inner + 64) >> 7) * basis[v][column];
        }

        return (sum + 2048) >> 12;
    }
}
