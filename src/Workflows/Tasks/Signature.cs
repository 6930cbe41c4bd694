using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>How somebody signs: with their password (electronic), or by the scan of a signed and sealed paper.</summary>
/// <param name="Kind"><c>electronic</c> or <c>paper</c>; where it isn't said, electronic if there is a password.</param>
/// <param name="Password">For an electronic signature: their password once more. Never stored, never logged.</param>
/// <param name="DocumentId">For a paper one: the uploaded scan.</param>
/// <param name="OriginalSeen">For a paper one: they confirm that they saw the original.</param>
public sealed record SignatureRequest(string? Kind = null, string? Password = null, string? DocumentId = null, bool OriginalSeen = false)
{
    /// <inheritdoc />
    public override string ToString() => $"{Method} signature";

    internal string? Method => Kind ?? (Password is not null ? "electronic" : DocumentId is not null ? "paper" : null);
}

/// <summary>A signature: who signed what, when, and a hash by which that can be verified later.</summary>
public sealed class Signature
{
    /// <summary>The task whose decision is signed; there is one signature on a task.</summary>
    public required string TaskId { get; init; }

    /// <summary><c>electronic</c> or <c>paper</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who signed.</summary>
    public required string PersonId { get; init; }

    /// <summary>Their name.</summary>
    public required string PersonName { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>SHA-256 of case, step, outcome, opinion and form, as <see cref="SignatureDesk.ContentHash"/> computes it.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The scan of a paper signature.</summary>
    public string? DocumentId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Signature>
    {
        public void Configure(EntityTypeBuilder<Signature> builder)
        {
            builder.ToTable("signatures");
            builder.HasKey(signature => signature.TaskId);
            builder.Property(signature => signature.TaskId).HasMaxLength(40);
            builder.Property(signature => signature.Kind).HasMaxLength(20);
            builder.Property(signature => signature.PersonId).HasMaxLength(64);
            builder.Property(signature => signature.PersonName).HasMaxLength(100);
            builder.Property(signature => signature.ContentHash).HasMaxLength(64);
            builder.Property(signature => signature.DocumentId).HasMaxLength(40);
        }
    }
}
