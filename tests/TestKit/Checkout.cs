namespace BaseWorkflows.TestKit;

/// <summary>The checkout that these tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "BaseWorkflows.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run from inside the checkout."));
}
