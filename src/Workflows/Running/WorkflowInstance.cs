using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Running;

/// <summary>One run of a workflow definition. Its row is what bursts lock.</summary>
public sealed class WorkflowInstance
{
    internal const string BaseIdColumn = "BaseId";

    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The definition that it runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version that it started with, and keeps until somebody moves it to another one.</summary>
    public required int DefinitionVersion { get; set; }

    /// <summary>What it is about.</summary>
    public required CaseRef Case { get; init; }

    /// <summary>Who started it; for one that another instance started, who started that.</summary>
    public required string StartedById { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The instance that waits for this one's output; null where none does.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The bookmark at which it waits.</summary>
    public string? ParentBookmarkId { get; init; }

    /// <summary>Elsa's finer status.</summary>
    public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>Changed by <c>Elsa.Correlate</c>; the case's id at first.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>The engine's state as JSON; null once the instance has finished, its last state is then in <see cref="FinishedState"/>.</summary>
    public string? State { get; internal set; }

    /// <summary>Bursts so far; the number of the next line of the journal.</summary>
    public int Bursts { get; internal set; }

    /// <summary>Activities that failed and wait for somebody to do something about it.</summary>
    public int Incidents { get; internal set; }

    /// <summary>When it ended (UTC); null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>Whether something is still before it. A faulted instance can be brought back by a retry and counts as running.</summary>
    public bool IsRunning => FinishedAt is null;

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowInstance>
    {
        public void Configure(EntityTypeBuilder<WorkflowInstance> builder)
        {
            builder.ToTable("workflow_instances");
            builder.Property(instance => instance.Id).HasMaxLength(40);
            builder.Property(instance => instance.DefinitionId).HasMaxLength(100);
            builder.Property(instance => instance.Case).IsFixedJson().HasColumnName("case_ref");
            builder.Property<string>("CaseId").HasMaxLength(40);
            builder.Property<CaseKind>("CaseKind");
            builder.Property<string?>(BaseIdColumn).HasMaxLength(40);
            builder.Property(instance => instance.StartedById).HasMaxLength(64);
            builder.Property(instance => instance.CorrelationId).HasMaxLength(100);
            builder.Property(instance => instance.ParentInstanceId).HasMaxLength(40);
            builder.Property(instance => instance.ParentBookmarkId).HasMaxLength(100);
            builder.Ignore(instance => instance.IsRunning);
            builder.HasVersion();
            builder.HasIndex("CaseKind", "CaseId");
            builder.HasIndex(BaseIdColumn).HasFilter("finished_at IS NULL");
            builder.HasIndex(instance => new { instance.DefinitionId, instance.DefinitionVersion });
            builder.HasIndex(instance => instance.StartedAt).HasFilter("incidents > 0").HasDatabaseName("ix_workflow_instances_incidents");
        }
    }
}

/// <summary>The last state of a finished instance, out of the way of those that run.</summary>
public sealed class FinishedState
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The engine's state as JSON.</summary>
    public required string State { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FinishedState>
    {
        public void Configure(EntityTypeBuilder<FinishedState> builder)
        {
            builder.ToTable("workflow_finished_states");
            builder.HasKey(finished => finished.InstanceId);
            builder.Property(finished => finished.InstanceId).HasMaxLength(40);
        }
    }
}
