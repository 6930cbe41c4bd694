using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Workflows.Agreements;

namespace BaseWorkflows.Api.Pages.Agreements;

/// <summary>How far away the end of an agreement is.</summary>
internal static class EndingWords
{
    public static string Of(AgreementItem agreement, DateOnly today) => agreement.EndsOn is not { } last ? ""
        : last < today ? Words.EndedOn(Components.Shared.Moments.Date(last))
        : Words.EndsIn(Components.Shared.Moments.Date(last), last.DayNumber - today.DayNumber);
}
