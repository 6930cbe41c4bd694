using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>
/// Files by the SHA-256 of their content. A file is written completely and flushed to disk before it gets its name, and
/// before the row that mentions it is committed: a crash leaves at most a file that nobody mentions, never a row without one.
/// </summary>
public sealed class FileStore(IOptions<DocumentOptions> options)
{
    internal async Task KeepAsync(Stream content, string sha256, CancellationToken cancellationToken)
    {
        var target = PathOf(sha256);
        if (File.Exists(target))
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            content.Position = 0;
            await content.CopyToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }

    internal Stream Open(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);

    internal bool Has(string sha256) => File.Exists(PathOf(sha256));

    internal async Task<string> HashAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var content = Open(sha256);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    /// <summary>Writes and removes a file, as an upload would.</summary>
    /// <exception cref="IOException">The folder can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">This service may not write to the folder.</exception>
    public void Probe()
    {
        Directory.CreateDirectory(options.Value.Folder);
        var probe = Path.Combine(options.Value.Folder, $"{Guid.NewGuid():N}.tmp");
        File.WriteAllBytes(probe, [1]);
        File.Delete(probe);
    }

    private string PathOf(string sha256) => Path.Combine(options.Value.Folder, sha256[..2], sha256);
}
