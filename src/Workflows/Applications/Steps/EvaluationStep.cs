using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>An evaluation on site (考察评估): the five conditions, each with a reason where it is not met, and a report (2.2).</summary>
public abstract class EvaluationStep(ApplicationDesk desk, TimeProvider time) : ApplicationStep(desk)
{
    private static readonly string[] Conclusions = ["Approve", "Reject"];

    private static readonly IReadOnlyList<FormField> Form =
    [
        new("visitedOn", FieldKind.Date, new("实地考察日期", "Visited on")) { RequiredFor = Conclusions },
        new("visitors", FieldKind.Text, new("考察人员", "Visitors")) { Hint = new("参加考察的全部人员。", "Everybody who took part."), MaxLength = 200 },
        new("conditions", FieldKind.Checklist, new("遴选条件（第二条）", "Conditions of selection (article 2)"))
        {
            RequiredFor = Conclusions,
            Hint = new("不符合的须说明理由；有不符合的，结论不能为“符合条件”。", "A “no” needs a reason and rules out the conclusion that all are met."),
            Options = [.. Conditions.All.Select(condition => new FieldOption($"{condition.Number}", condition.Title, condition.Clause.Number))],
        },
        new("report", FieldKind.Multiline, new("考察报告", "Report")) { RequiredFor = Conclusions, MaxLength = 4_000 },
        Attachments,
    ];

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new(Form);

    /// <inheritdoc />
    public override bool NeedsComment(string outcome) => outcome == "Return";

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Approve" => new("符合条件", "Meets the conditions"),
        "Reject" => new("不符合条件", "Doesn't meet the conditions"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected sealed override ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        if (decision.IsReturn)
            return new((Refusal?)null);

        var (application, caller) = (decision.Application, decision.Context.Caller);
        var evaluation = new Evaluation(
            caller.PersonId, caller.Name, decision.Context.Task.DepartmentId, decision.Form.Date("visitedOn"),
            ReadConditions(decision.Form), decision.IsApproval, time.GetUtcNow());
        return new(application.Evaluate(evaluation, CollegeTime.DayOf(application.CreatedAt), time.Today()));
    }

    private static ConditionChecklist ReadConditions(JsonObject form) => new(
        form["conditions"] is JsonObject answers
            ? [.. answers.Select(answer => new ConditionAnswer(
                int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture),
                answer.Value?["met"]?.GetValue<bool>(), answer.Value?["reason"]?.GetValue<string>()))]
            : []);
}

/// <summary>A department evaluates on site (3.2, 3.3).</summary>
public sealed class SiteEvaluation(ApplicationDesk desk, TimeProvider time) : EvaluationStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "site-evaluation";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("院（系、部）考察评估", "Evaluation by a department");
}

/// <summary>An on-campus expert reports from the site (3.4).</summary>
public sealed class ExpertReport(ApplicationDesk desk, TimeProvider time) : EvaluationStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "expert-report";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("校内专家实地考察", "Report of an expert");
}
