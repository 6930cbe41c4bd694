using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>Files of the real Elsa come in and go out again.</summary>
public sealed class ImportTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly string[] OurOwn = ["id", "version", "createdAt", "isLatest", "isPublished"];

    [Test]
    public async Task Whatever_stands_in_an_exported_file_stands_in_it_again_after_import_and_export()
    {
        var files = Directory.GetFiles(Folder(), "*.json");
        Assert.That(files, Has.Length.GreaterThanOrEqualTo(10));
        foreach (var file in files)
        {
            var source = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            source["ourOwnNote"] = new JsonObject { ["kept"] = 1.50m };

            var saved = await Service.SaveAsync(source.ToJsonString());
            Assert.That(saved.IsOk, Is.True, $"{file}: {saved.Refusal?.Detail.En}");
            var stored = (await Service.GetAsync(GetDefinitionRequest.Latest(saved.Value.Row.DefinitionId))).Value;
            var exported = JsonNode.Parse(stored.ToJson())!.AsObject();

            Assert.That(Missing(source, exported, ""), Is.Empty, file);
            Assert.That(exported.Select(part => part.Key).First(), Is.EqualTo("$schema"), file);
            Assert.That(exported["isLatest"]!.GetValue<bool>(), Is.True);
            Assert.That(exported["isPublished"]!.GetValue<bool>(), Is.False);

            // And once more: what went out comes in without a change.
            var again = (await Service.SaveAsync(exported.ToJsonString())).Value;
            Assert.That(again.Row.ContentHash, Is.EqualTo(saved.Value.Row.ContentHash), file);
        }
    }

    /// <summary>What of the one is not in the other, or differs there; what was added is no loss.</summary>
    private static IEnumerable<string> Missing(JsonNode? one, JsonNode? other, string path) => (one, other) switch
    {
        (JsonObject left, JsonObject right) => left.Where(part => path.Length > 0 || !OurOwn.Contains(part.Key))
            .SelectMany(part => right.ContainsKey(part.Key) ? Missing(part.Value, right[part.Key], $"{path}/{part.Key}") : [$"{path}/{part.Key} is gone"]),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.Zip(right).SelectMany((pair, index) => Missing(pair.First, pair.Second, $"{path}/{index}")),
        _ => (one?.ToJsonString() ?? "null") == (other?.ToJsonString() ?? "null") ? [] : [$"{path} was {one?.ToJsonString()}, is {other?.ToJsonString()}"],
    };

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "conformance", "exports");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new InvalidOperationException("The recorded exports are missing: put shared/conformance beside the repository.");
    }
}
