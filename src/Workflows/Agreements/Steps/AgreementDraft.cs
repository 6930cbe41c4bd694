using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Agreements.Steps;

/// <summary>Somebody of the graduate office writes the agreement: five sections and a term (4.2, 4.3).</summary>
public sealed class AgreementDraft(AgreementDesk desk, TimeProvider time) : AgreementStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "agreement-draft";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("起草合作协议书", "Draft the agreement");

    /// <inheritdoc />
    public override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var (agreement, trainingBase) = await Desk.OfCaseAsync(context.Task.Case, cancellationToken);
        var previous = await Desk.PreviousAsync(agreement, cancellationToken);
        var start = agreement.Content?.StartsOn ?? agreement.RenewsFrom(Time.Today()) ?? Time.Today();
        var years = agreement.Content?.Years ?? AgreementContent.UsualYearsMin;
        var sections = agreement.Content?.Sections ?? previous?.Sections ?? AgreementTemplate.For(trainingBase.UnitName, trainingBase.Disciplines);
        return
        [
            new("startsOn", FieldKind.Date, new("协议起始日期", "First day"))
            {
                Required = true,
                Value = $"{start:yyyy-MM-dd}",
                Hint = agreement.PreviousEndsOn is { } last
                    ? new($"原协议 {last:yyyy-MM-dd} 到期；到期前续签的自次日起始，到期后续签的自起草之日起始。",
                        $"The agreement before ends on {last:yyyy-MM-dd}: a renewal begins the day after, or once that is past on the day of the draft.")
                    : null,
            },
            new("years", FieldKind.Number, new("合作年限（年）", "Term in years"))
            {
                Required = true,
                Min = 1,
                Max = AgreementContent.MaxYears,
                Value = years,
                Hint = new("一般为 3-5 年。", "Usually 3 to 5 years."),
            },
            new("termReason", FieldKind.Multiline, new("其他年限的理由", "Reason for another term"))
            {
                MaxLength = 1_000,
                Hint = new("不在 3-5 年之内时必填。", "Needed where the term is not 3 to 5 years."),
                Value = agreement.Content?.TermReason,
            },
            .. sections.InOrder().Select(section => new FormField(section.Field, FieldKind.Multiline, section.Title)
            {
                Required = true,
                MaxLength = AgreementSections.MaxLength,
                Value = section.Body,
            }),
        ];
    }

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("提交签署", "Send for signing") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override Refusal? Apply(Agreement agreement, TrainingBase trainingBase, TaskContext context, string outcome, JsonObject form)
    {
        var content = new AgreementContent(
            new(form.Text("purpose"), form.Text("goals"), form.Text("rightsAndDuties"), form.Text("term"), form.Text("other")),
            form.Date("startsOn"), form.Whole("years"), form.Text("termReason"));
        if (agreement.Draft(content, Time.Today()) is { } refusal)
        {
            return refusal with
            {
                Errors = refusal.Errors.ToDictionary(
                    error => $"form.{error.Key.Replace("sections.", "", StringComparison.Ordinal)}", error => error.Value),
            };
        }

        Desk.Tell("AgreementDrafted", agreement, trainingBase, Regulation.Art4_3, new JsonObject
        {
            ["startsOn"] = $"{agreement.StartsOn:yyyy-MM-dd}",
            ["endsOn"] = $"{agreement.EndsOn:yyyy-MM-dd}",
        });
        return null;
    }
}
