using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications;

namespace BaseWorkflows.Api.Applications;

/// <summary>An application opened: all that its list item says, and beside it the form, what the caller can do, and the opinions.</summary>
internal sealed record ApplicationAnswer(
    string Id, string Title, string BaseId, string UnitName, BaseCategory? Category, BaseLevel? Level, Origin Origin, bool IsVoluntary,
    ApplicationStatus Status, string? Route, int Round, string ApplicantId, string ApplicantName, IReadOnlyList<string> Departments,
    IReadOnlyList<string> CurrentSteps, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? DecidedAt,
    DateTimeOffset? ClosedAt, ApplicationForm Form, int Version, IReadOnlyList<ApplicationAction> Actions,
    IReadOnlyList<OpinionItem> Opinions, string? RegulationEdition)
{
    public static ApplicationAnswer Of(ApplicationDetail detail)
    {
        var item = detail.Application;
        return new(
            item.Id, item.Title, item.BaseId, item.UnitName, item.Category, item.Level, item.Origin, item.IsVoluntary,
            item.Status, item.Route, item.Round, item.ApplicantId, item.ApplicantName, item.Departments,
            item.CurrentSteps, item.CreatedAt, item.SubmittedAt, item.DecidedAt,
            item.ClosedAt, detail.Form, detail.Version, detail.Actions,
            detail.Opinions, detail.RegulationEdition);
    }
}
