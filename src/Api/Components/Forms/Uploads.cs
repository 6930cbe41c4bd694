using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>The case that a form belongs to; cascades to its fields.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Which one.</param>
public sealed record FormCase(CaseKind Kind, string Id);

/// <summary>Takes files from a visitor's device over the circuit into the document store.</summary>
internal sealed class Uploads(UseCases useCases, IOptions<DocumentOptions> options)
{
    /// <summary>What file dialogs offer; what is accepted is decided by the content.</summary>
    public static string Accepted => ".pdf,.png,.jpg,.jpeg,.docx,.xlsx";

    /// <summary>Stores a chosen file, or says why it is refused (kind, size).</summary>
    /// <param name="file">What the visitor chose.</param>
    /// <param name="about">The case that it belongs to; null where there is none yet.</param>
    /// <param name="progress">Told the share that has arrived, 0 to 1.</param>
    public Task<Result<DocumentItem>> StoreAsync(IBrowserFile file, FormCase? about, Action<double> progress) =>
        useCases.RunAsync<UploadDocument, DocumentItem>(async (upload, caller) =>
        {
            // One byte more than is allowed: then it is the use case that refuses, in the words that it has for it.
            await using var content = file.OpenReadStream(Math.Max(file.Size, options.Value.MaxBytes + 1));
            await using var counted = new CountedStream(content, file.Size, progress);
            return await upload.HandleAsync(new(file.Name, counted, about?.Kind, about?.Id), caller, CancellationToken.None);
        });

    /// <summary>What a stored file is called; null where the visitor may not see it.</summary>
    public async Task<string?> NameOfAsync(string documentId)
    {
        var found = await useCases.RunAsync<GetDocument, DocumentItem>((get, caller) => get.HandleAsync(documentId, caller, CancellationToken.None));
        return found.IsOk ? found.Value.FileName : null;
    }

    /// <summary>Reads through another stream and tells how far it is, at most a hundred times.</summary>
    private sealed class CountedStream(Stream inner, long size, Action<double> progress) : Stream
    {
        private long read;
        private int told;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            read += count;
            var percent = size == 0 ? 100 : (int)(read * 100 / size);
            if (percent != told)
                progress((told = percent) / 100d);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
