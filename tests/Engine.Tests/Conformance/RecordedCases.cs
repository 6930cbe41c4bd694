using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine.Tests.Conformance;

/// <summary>The recorded runs of the real Elsa, which lie beside the repository.</summary>
internal static class RecordedCases
{
    /// <summary>The folder from <c>CONFORMANCE_RUNS</c>, else <c>shared/conformance/{name}</c> beside the repository or above it.</summary>
    public static string Folder(string name)
    {
        if (name == "runs" && Environment.GetEnvironmentVariable("CONFORMANCE_RUNS") is { Length: > 0 } given)
            return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "conformance", name);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/conformance", name));
    }

    /// <summary>The files' names; one named "(none)" where the folder is missing, so that a test fails instead of vanishing.</summary>
    public static IEnumerable<string> Names(string folder)
    {
        var path = Folder(folder);
        var names = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal).ToList()
            : [];
        return names.Count > 0 ? names : ["(none)"];
    }

    public static JsonObject Read(string folder, string name)
    {
        var file = Path.Combine(Folder(folder), name + ".json");
        Assert.That(file, Does.Exist, $"The conformance data are missing: set CONFORMANCE_RUNS or put shared/conformance beside the repository (looked in {Folder(folder)}).");
        return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
    }
}
