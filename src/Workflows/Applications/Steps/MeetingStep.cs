using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>The secretary enters what the president's office meeting resolved (3.4).</summary>
public sealed class MeetingStep(ApplicationDesk desk, TimeProvider time) : ApplicationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "meeting-resolution";

    private static readonly string[] Resolved = ["Approve", "Reject"];

    private static readonly IReadOnlyList<FormField> Form =
    [
        new("heldOn", FieldKind.Date, new("会议日期", "Held on")) { RequiredFor = Resolved },
        new("number", FieldKind.Text, new("会议纪要文号", "Number")) { RequiredFor = Resolved, MaxLength = 50 },
        Votes("inFavour", new("赞成", "In favour")),
        Votes("against", new("反对", "Against")),
        Votes("abstained", new("弃权", "Abstained")),
        new("minutes", FieldKind.Multiline, new("会议纪要", "Minutes")) { RequiredFor = Resolved, MaxLength = 4_000 },
        Attachments,
    ];

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("校长办公会决议", "Resolution of the president's office meeting");

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new(Form);

    /// <inheritdoc />
    public override bool NeedsComment(string outcome) => outcome == "Return";

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Approve" => new("审议通过", "Resolved in favour"),
        "Reject" => new("审议未通过", "Resolved against"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        var (application, form) = (decision.Application, decision.Form);
        if (application.MayDecide(decision.Context.Caller.PersonId) is { } refusal)
            return new(refusal);
        if (decision.IsReturn)
            return new((Refusal?)null);

        var resolution = new MeetingResolution(
            form.Date("heldOn"), form.Text("number"), form.Whole("inFavour"), form.Whole("against"), form.Whole("abstained"), form.Text("minutes"));
        return new(application.Resolve(resolution, decision.IsApproval, CollegeTime.DayOf(application.SubmittedAt!.Value), time.Today()));
    }

    private static FormField Votes(string name, Text label) => new(name, FieldKind.Number, label)
    {
        RequiredFor = Resolved,
        Min = 0,
        Max = MeetingResolution.MaxVotes,
    };
}
