using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>A key by which an open task is found; gone when the task has ended, so that inboxes cost the same however much is done.</summary>
public sealed class TaskCandidate
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>As in <see cref="Domain.Organisation.CandidateKey"/>.</summary>
    public required string Key { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TaskCandidate>
    {
        public void Configure(EntityTypeBuilder<TaskCandidate> builder)
        {
            builder.ToTable("task_candidates");
            builder.HasKey(candidate => new { candidate.TaskId, candidate.Key });
            builder.Property(candidate => candidate.TaskId).HasMaxLength(40);
            builder.Property(candidate => candidate.Key).HasMaxLength(200);
            builder.HasIndex(candidate => candidate.Key);
        }
    }
}

/// <summary>Writes tasks with their candidates.</summary>
internal static class TaskCandidates
{
    public static void AddTask(this WorkflowsDbContext db, HumanTask task, IReadOnlyList<string> copies)
    {
        var entry = db.Add(task);
        entry.Property("CaseId").CurrentValue = task.Case.Id;
        entry.Property("CaseKind").CurrentValue = task.Case.Kind;
        entry.Property("Sought").CurrentValue = ListTasks.Sought($"{task.Title} {task.Step} {task.Case.Title} {task.Case.BaseName}");
        db.AddCandidates(task, task.Candidates);
        foreach (var key in copies)
            db.Add(new TaskCopy { TaskId = task.Id, Key = key });
    }

    public static void AddCandidates(this WorkflowsDbContext db, HumanTask task, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            db.Add(new TaskCandidate { TaskId = task.Id, Key = key });
    }

    /// <summary>Copies somebody in on a task that is there already; who was copied in before stays so.</summary>
    public static async Task AddCopiesAsync(this WorkflowsDbContext db, HumanTask task, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var known = await db.Set<TaskCopy>().Where(copy => copy.TaskId == task.Id).Select(copy => copy.Key).ToListAsync(cancellationToken);
        foreach (var key in keys.Except(known))
            db.Add(new TaskCopy { TaskId = task.Id, Key = key });
    }

    public static void RemoveCandidates(this WorkflowsDbContext db, HumanTask task)
    {
        var made = db.InHand<TaskCandidate>().Where(candidate => candidate.TaskId == task.Id).ToDictionary(candidate => candidate.Key);
        foreach (var key in task.Candidates)
            db.Remove(made.GetValueOrDefault(key) ?? new TaskCandidate { TaskId = task.Id, Key = key });
    }
}

internal sealed class HumanTaskMapping : IEntityTypeConfiguration<HumanTask>
{
    public void Configure(EntityTypeBuilder<HumanTask> builder)
    {
        builder.ToTable("human_tasks");
        builder.Property(task => task.Id).HasMaxLength(40);
        builder.Property(task => task.InstanceId).HasMaxLength(40);
        builder.Property(task => task.BookmarkId).HasMaxLength(100);
        builder.Property(task => task.ActivityId).HasMaxLength(100);
        builder.Property(task => task.Step).HasMaxLength(200);
        builder.Property(task => task.Title).HasMaxLength(200);
        builder.Property(task => task.TaskType).HasMaxLength(100);
        builder.Property(task => task.Case).IsFixedJson().HasColumnName("case_ref");
        builder.Property<string>("CaseId").HasMaxLength(40);
        builder.Property<CaseKind>("CaseKind");
        builder.Property<string>("Sought");
        builder.Property(task => task.StartedById).HasMaxLength(64);
        builder.Property(task => task.Candidates).IsFixedJson();
        builder.Property(task => task.Outcomes).IsFixedJson();
        builder.Property(task => task.Returns).IsFixedJson();
        builder.Property(task => task.Part).IsFixedJson();
        builder.Property(task => task.Escalation).IsFixedJson();
        builder.Property(task => task.SettledById).HasMaxLength(64);
        builder.Property(task => task.SettledByName).HasMaxLength(210);
        builder.Property(task => task.Priority).HasConversion<int>();
        builder.Property(task => task.AssigneeId).HasMaxLength(64);
        builder.Property(task => task.AssigneeName).HasMaxLength(210);
        builder.Property(task => task.AssigneeForId).HasMaxLength(64);
        builder.Property(task => task.CompletedById).HasMaxLength(64);
        builder.Property(task => task.CompletedByName).HasMaxLength(210);
        builder.Property(task => task.Outcome).HasMaxLength(110);
        builder.Property(task => task.Revision).IsConcurrencyToken();
        builder.Ignore(task => task.IsOpen);
        builder.Ignore(task => task.DepartmentId);

        // Each index holds only the tasks that are looked for by it: completing one moves it from few indexes to one.
        builder.HasIndex(task => task.InstanceId).HasFilter("completed_at IS NULL").HasDatabaseName("ix_human_tasks_open_instance");
        builder.HasIndex(task => task.StartedById).HasFilter("completed_at IS NULL").HasDatabaseName("ix_human_tasks_open_started");
        builder.HasIndex(task => task.AssigneeId).HasFilter("completed_at IS NULL AND assignee_id IS NOT NULL")
            .HasDatabaseName("ix_human_tasks_open_assigned");
        builder.HasIndex(task => task.DueAt).HasFilter("completed_at IS NULL AND due_at IS NOT NULL").HasDatabaseName("ix_human_tasks_open_due");
        builder.HasIndex(task => task.Id).HasFilter("completed_at IS NULL AND told_at IS NULL").HasDatabaseName("ix_human_tasks_open_untold");
        builder.HasIndex(task => task.RemindAt).HasFilter("completed_at IS NULL AND remind_at IS NOT NULL").HasDatabaseName("ix_human_tasks_open_remind");
        builder.HasIndex(task => task.EscalateAt).HasFilter("completed_at IS NULL AND escalate_at IS NOT NULL").HasDatabaseName("ix_human_tasks_open_escalate");
        builder.HasIndex(task => new { task.CompletedById, task.CompletedAt }).HasFilter("completed_by_id IS NOT NULL")
            .HasDatabaseName("ix_human_tasks_done");
        builder.HasIndex("CaseKind", "CaseId");
    }
}
