using BaseWorkflows.Domain;
using Microsoft.AspNetCore.Components.Forms;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>Stores a chosen file and answers what it is known by, or why it is refused (kind, size).</summary>
/// <param name="file">What the visitor chose.</param>
/// <param name="progress">Told the share that has arrived, 0 to 1.</param>
public delegate Task<Result<Attachment>> UploadFile(IBrowserFile file, IProgress<double> progress);

/// <summary>A stored file.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Id, string Name, long Size);
