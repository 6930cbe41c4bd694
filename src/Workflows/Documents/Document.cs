using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>An uploaded file: what it is called and what it belongs to. Its bytes lie in the file store under their hash.</summary>
public sealed class Document
{
    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The name that the uploader gave it, without folders and control characters.</summary>
    public required string FileName { get; init; }

    /// <summary>Found out from the content, never taken from the client.</summary>
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required string UploadedById { get; init; }

    /// <summary>Their name.</summary>
    public required string UploadedByName { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The kind of the case that it belongs to; null where it belongs to none yet.</summary>
    public CaseKind? CaseKind { get; init; }

    /// <summary>The case; who may see it may see the document. Without one, only the uploader may.</summary>
    public string? CaseId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> builder)
        {
            builder.ToTable("documents");
            builder.Property(document => document.Id).HasMaxLength(40);
            builder.Property(document => document.FileName).HasMaxLength(200);
            builder.Property(document => document.ContentType).HasMaxLength(100);
            builder.Property(document => document.Sha256).HasMaxLength(64);
            builder.Property(document => document.UploadedById).HasMaxLength(64);
            builder.Property(document => document.UploadedByName).HasMaxLength(100);
            builder.Property(document => document.CaseId).HasMaxLength(40);
            builder.HasIndex(document => new { document.CaseKind, document.CaseId });
        }
    }
}
