using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>Somebody files the papers of a case and writes it into the custody register (3.5).</summary>
public abstract class FilingStep(ApplicationDesk desk, WorkflowsDbContext db, EventLog events, TimeProvider time) : ApplicationStep(desk)
{
    private const int MaxLocation = 200;

    /// <summary>What is filed.</summary>
    protected abstract PaperForm Form { get; }

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new(
    [
        new("location", FieldKind.Text, new("存放位置", "Where they are kept"))
        {
            Required = true,
            MaxLength = MaxLocation,
            Hint = new("例如 研究生处档案柜 3-12。", "Such as: graduate office, cabinet 3-12."),
        },
        Attachments,
    ]);

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Done" ? new("已归档", "Filed") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var (task, caller) = (decision.Context.Task, decision.Context.Caller);
        var holder = Form == PaperForm.Copy && task.DepartmentId is { } department ? Scope.Department(department) : Scope.College;
        var entry = new CustodyEntry
        {
            Id = Guid.CreateVersion7().ToString("N"),
            CaseKind = task.Case.Kind,
            CaseId = task.Case.Id,
            Form = Form,
            Holder = holder.ToString(),
            Location = decision.Form.Text("location")!,
            RecordedById = caller.PersonId,
            RecordedByName = caller.Name,
            RecordedAt = time.GetUtcNow(),
        };
        db.Add(entry);
        events.Append(new EventRecord("CustodyRecorded", $"application/{task.Case.Id}", new JsonObject
        {
            ["form"] = $"{Form}",
            ["holder"] = entry.Holder,
            ["location"] = entry.Location,
        })
        {
            Case = task.Case,
            TaskId = task.Id,
            Clause = Regulation.Art3_5,
        });
        return new((Refusal?)null);
    }
}

/// <summary>The graduate office files the originals (3.5).</summary>
public sealed class FileOriginals(ApplicationDesk desk, WorkflowsDbContext db, EventLog events, TimeProvider time)
    : FilingStep(desk, db, events, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "file-originals";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("原件归档", "File the originals");

    /// <inheritdoc />
    protected override PaperForm Form => PaperForm.Original;
}

/// <summary>A department files its copies (3.5).</summary>
public sealed class FileCopies(ApplicationDesk desk, WorkflowsDbContext db, EventLog events, TimeProvider time)
    : FilingStep(desk, db, events, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "file-copies";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("复印件归档", "File the copies");

    /// <inheritdoc />
    protected override PaperForm Form => PaperForm.Copy;
}
