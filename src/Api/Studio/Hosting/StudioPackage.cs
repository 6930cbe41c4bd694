using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Studio.Hosting;

/// <summary>One file of the package, with the compressed forms that lie beside it.</summary>
/// <param name="FullPath">Where it lies.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="IsImmutable">Whether its name changes with its content.</param>
/// <param name="Encodings">The content encodings that it also comes in, best first.</param>
internal sealed record StudioFile(string FullPath, string ContentType, bool IsImmutable, IReadOnlyList<StudioEncoding> Encodings);

/// <summary>A content encoding and the ending of the files that have it.</summary>
internal sealed record StudioEncoding(string Name, string Ending);

/// <summary>The files of Elsa Studio's npm package, read once at start. They are served as they are: its loader checks their hashes.</summary>
internal sealed partial class StudioPackage
{
    private static readonly StudioEncoding[] KnownEncodings = [new("br", ".br"), new("gzip", ".gz")];

    // Its own page names fonts from outside and an element that does not exist: StudioFrame stands in its place.
    private static readonly string[] NotServed = ["index.html", "package.json"];

    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings =
        {
            [".dat"] = "application/octet-stream",
            [".scss"] = "text/plain",
            [".map"] = "application/json",
        },
    };

    private readonly FrozenDictionary<string, StudioFile> files;

    public StudioPackage(IOptions<StudioOptions> options, IWebHostEnvironment environment)
    {
        Folder = Path.GetFullPath(options.Value.Folder, environment.ContentRootPath);
        Version = ReadVersion(Path.Combine(Folder, "package.json"));
        files = Version is null ? FrozenDictionary<string, StudioFile>.Empty : ReadFiles(Folder);
    }

    /// <summary>Where it should lie.</summary>
    public string Folder { get; }

    /// <summary>Its version; null where the package is not there.</summary>
    public string? Version { get; }

    /// <summary>The file of that path from the package's root, in the package's own spelling; null where there is none.</summary>
    public StudioFile? Find(string path) => files.GetValueOrDefault(path);

    private static string? ReadVersion(string manifest)
    {
        if (!File.Exists(manifest))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllText(manifest));
        return json.RootElement.GetProperty("version").GetString();
    }

    private static FrozenDictionary<string, StudioFile> ReadFiles(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .ToHashSet(StringComparer.Ordinal);
        return paths.Where(path => !NotServed.Contains(path) && !IsCompressed(path, paths)).ToFrozenDictionary(
            path => path,
            path => new StudioFile(
                Path.Combine(folder, path),
                ContentTypes.TryGetContentType(path, out var type) ? type : "application/octet-stream",
                Fingerprint().IsMatch(path),
                [.. KnownEncodings.Where(encoding => paths.Contains(path + encoding.Ending))]),
            StringComparer.Ordinal);
    }

    private static bool IsCompressed(string path, HashSet<string> all) =>
        KnownEncodings.Any(encoding => path.EndsWith(encoding.Ending, StringComparison.Ordinal) && all.Contains(path[..^encoding.Ending.Length]));

    // As in dotnet.native.8kwr3y2m9c.wasm: ten small letters and digits, at least one of them a digit, so that no word is taken for one.
    [GeneratedRegex(@"\.(?=[a-z]*[0-9])[0-9a-z]{10}\.[^/]+$")]
    private static partial Regex Fingerprint();
}
