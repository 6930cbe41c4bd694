using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>The graduate office names the on-campus experts (3.4): enough, an odd number, none judging their own (回避).</summary>
public sealed class ExpertPanelStep(ApplicationDesk desk, WorkflowsDbContext db, IOptions<ReviewOptions> options) : ApplicationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "expert-panel";

    private readonly ApplicationDesk applications = desk;

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("组织校内专家", "Name the experts");

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var (application, trainingBase) = await applications.OfCaseAsync(context.Task.Case, cancellationToken);
        var subject = new EvaluationSubject(trainingBase.UnitId, application.DepartmentsConcerned);
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(department => department.Id, cancellationToken);
        var experts = await Experts().OrderBy(account => account.UserName)
            .Select(account => new ExpertAffiliation(account.Id, account.Name, account.DepartmentId, account.UnitId))
            .ToListAsync(cancellationToken);
        return
        [
            new("experts", FieldKind.People, new("校内专家", "Experts"))
            {
                RequiredFor = ["Approve"],
                Hint = new(
                    $"至少 {options.Value.MinimumExperts} 名，且为单数；被评估单位和对口院（系、部）的人员须回避。",
                    $"At least {options.Value.MinimumExperts}, an odd number; nobody of the unit or of a department concerned."),
                Options = [.. experts.Select(expert => new FieldOption(expert.PersonId, Label(
                    expert, departments.GetValueOrDefault(expert.DepartmentId ?? ""), ConflictOfInterest.Check(expert, subject) is not null)))],
            },
        ];
    }

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) =>
        outcome == "Approve" ? new("确定专家名单", "Name these experts") : outcome == "Reject" ? new("不予受理", "Don't accept") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        if (!decision.IsApproval)
            return null;

        var ids = decision.Form.List("experts");
        var people = await Experts().Where(account => ids.Contains(account.Id))
            .Select(account => new ExpertAffiliation(account.Id, account.Name, account.DepartmentId, account.UnitId))
            .ToListAsync(cancellationToken);
        if (people.Count != ids.Count)
        {
            var errors = new FieldErrors();
            errors.Add("experts", new("只能从校内专家中选择。", "Choose among the on-campus experts."));
            return errors.ToRefusal("expert.unknown", new("请按提示修改。", "See the fields."), Regulation.Art3_4);
        }

        return decision.Application.NamePanel(people, decision.Base.UnitId, options.Value.MinimumExperts);
    }

    private IQueryable<Account> Experts() => db.Users.AsNoTracking().Where(account => !account.IsDisabled
        && db.Set<RoleGrantRow>().Any(grant => grant.AccountId == account.Id && grant.Role == Role.Expert));

    // Who may not judge is told before they are named, not after.
    private static Text Label(ExpertAffiliation expert, Department? department, bool mustStandBack)
    {
        string[] zh = [.. new[] { department?.Name, mustStandBack ? "须回避" : null }.OfType<string>()];
        string[] en = [.. new[] { department?.EnglishName, mustStandBack ? "conflict of interest" : null }.OfType<string>()];
        return zh.Length == 0 ? new(expert.Name, expert.Name) : new($"{expert.Name}（{string.Join("，", zh)}）", $"{expert.Name} ({string.Join(", ", en)})");
    }
}
