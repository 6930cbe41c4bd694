using System.Reflection;

namespace BaseWorkflows.Architecture.Tests;

/// <summary>The checkout that these tests were built from, and the assemblies that it makes.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "data", "node_modules", ".git", ".vs", ".idea"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The projects under <c>src</c> that the solution builds, as <c>Domain</c>, <c>Engine</c> and so on.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)).Order()];

    /// <summary>The assembly of a project under <c>src</c>.</summary>
    public static Assembly Load(string project) => Assembly.Load($"BaseWorkflows.{project}");

    /// <summary>Every file of the checkout that somebody wrote, with its path from the root.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            yield return new(Path.GetRelativePath(Root, file).Replace('\\', '/'), file);
        }

        foreach (var child in Directory.GetDirectories(folder).Where(child => !Skipped.Contains(Path.GetFileName(child))))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BaseWorkflows.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No BaseWorkflows.sln above {AppContext.BaseDirectory}.");
    }
}

/// <summary>A file of the checkout.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="FullPath">Where it lies on this machine.</param>
internal sealed record SourceFile(string Path, string FullPath)
{
    public string[] Lines => File.ReadAllLines(FullPath);

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal) || Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsIn(params string[] folders) => folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));
}
