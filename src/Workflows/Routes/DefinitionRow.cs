using BaseWorkflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Where a version stands.</summary>
public enum VersionState
{
    /// <summary>May still be changed.</summary>
    Draft,

    /// <summary>New cases run it.</summary>
    Published,

    /// <summary>Was published; cases that began with it run it still.</summary>
    Earlier,
}

/// <summary>
/// One stored version of a workflow definition: all that lists show. The newest version is a draft until it is published for the
/// first time; from then on it never changes, since instances run it.
/// </summary>
public sealed class DefinitionRow
{
    internal const int MaxName = 200;
    internal const int MaxId = 100;

    /// <summary>The same over all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>This version's own id (<c>id</c> in Elsa's JSON), unique for ever; a draft keeps it while it is edited.</summary>
    public required string VersionId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for; null where nobody said.</summary>
    public string? Description { get; internal set; }

    /// <summary>When this version was stored first (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its text was saved last (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The name of who saved it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When it was published first (UTC); null for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <summary>The name of who published it last; null for a draft.</summary>
    public string? PublishedBy { get; internal set; }

    /// <summary>Whether new instances run this version; true for at most one version of a definition.</summary>
    public bool IsPublished { get; internal set; }

    /// <summary>Whether no version is newer; true for exactly one version of a definition.</summary>
    public bool IsLatest { get; internal set; }

    /// <summary>Whether other definitions may use it as an activity.</summary>
    public bool UsableAsActivity { get; internal set; }

    /// <summary>How many human tasks it has.</summary>
    public int HumanTasks { get; internal set; }

    /// <summary>How many findings of the route check forbid it to be published, when it was saved last.</summary>
    public int Errors { get; internal set; }

    /// <summary>How many findings merely warn, when it was saved last.</summary>
    public int Warnings { get; internal set; }

    /// <summary>The SHA-256 of its text, by which somebody who has read it sees that it is still the same.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The SHA-256 of the embedded file that it was made from; null where people made it.</summary>
    public string? SourceHash { get; internal set; }

    /// <summary>Whether it may still be changed: it was never published.</summary>
    public bool IsDraft => PublishedAt is null;

    /// <summary>Where it stands.</summary>
    public VersionState State => IsPublished ? VersionState.Published : IsDraft ? VersionState.Draft : VersionState.Earlier;

    /// <summary>Whether it is a draft that the service itself has just made of one of its own files, where nothing was before.</summary>
    internal bool IsFirstOfService => Version == 1 && IsDraft && SourceHash is not null;

    /// <summary>The text; loaded only where it is asked for.</summary>
    internal DefinitionText? Text { get; set; }

    /// <summary>Takes on another text.</summary>
    internal void Become(WorkflowDefinition definition, string hash, string changedBy, DateTimeOffset at)
    {
        Name = definition.Name;
        Description = definition.Description;
        UsableAsActivity = definition.Options.UsableAsActivity;
        HumanTasks = definition.Activities.Count(activity => activity.Type == Tasks.HumanTaskActivity.TypeName);
        ContentHash = hash;
        UpdatedAt = at;
        ChangedBy = changedBy;
        Text!.Json = definition.ToJson();
    }

    /// <summary>Notes how many findings there are.</summary>
    internal void Note(RouteVerdict verdict)
    {
        Errors = verdict.Findings.Count(finding => finding.Severity == FindingSeverity.Error);
        Warnings = verdict.Findings.Count - Errors;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DefinitionRow>
    {
        public void Configure(EntityTypeBuilder<DefinitionRow> builder)
        {
            builder.ToTable("workflow_definitions");
            builder.HasKey(row => new { row.DefinitionId, row.Version });
            builder.Property(row => row.DefinitionId).HasMaxLength(MaxId);
            builder.Property(row => row.VersionId).HasMaxLength(MaxId);
            builder.Property(row => row.Name).HasMaxLength(MaxName);
            builder.Property(row => row.ChangedBy).HasMaxLength(100);
            builder.Property(row => row.PublishedBy).HasMaxLength(100);
            builder.Property(row => row.ContentHash).HasMaxLength(64);
            builder.Property(row => row.SourceHash).HasMaxLength(64);
            builder.Ignore(row => row.IsDraft);
            builder.Ignore(row => row.State);
            builder.Ignore(row => row.IsFirstOfService);
            builder.HasOne(row => row.Text).WithOne().HasForeignKey<DefinitionText>(text => new { text.DefinitionId, text.Version }).IsRequired();
            builder.Navigation(row => row.Text).IsRequired();
            builder.HasIndex(row => row.VersionId).IsUnique();
            builder.HasIndex(row => row.DefinitionId).HasFilter("is_published").IsUnique().HasDatabaseName("ix_workflow_definitions_published");
            builder.HasIndex(row => row.DefinitionId, "Latest").HasFilter("is_latest").IsUnique().HasDatabaseName("ix_workflow_definitions_latest");
        }
    }
}

/// <summary>The text of a version, beside its row so that lists don't read it.</summary>
internal sealed class DefinitionText
{
    public string DefinitionId { get; init; } = "";

    public int Version { get; init; }

    /// <summary>Elsa's JSON, unknown parts included.</summary>
    public required string Json { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DefinitionText>
    {
        public void Configure(EntityTypeBuilder<DefinitionText> builder)
        {
            builder.ToTable("workflow_definition_texts");
            builder.HasKey(text => new { text.DefinitionId, text.Version });
        }
    }
}
