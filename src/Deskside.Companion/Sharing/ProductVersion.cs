namespace Deskside.Companion.Sharing;

/// <summary>The version that this build was made as.</summary>
public static class ProductVersion
{
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}
