namespace BaseWorkflows.TestKit;

/// <summary>The checkout that these tests were built from.</summary>
public static class Checkout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file that a project was built into, in the same configuration as these tests.</summary>
    public static string BuildOf(string project, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, file);
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "BaseWorkflows.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run from inside the checkout."));
}
