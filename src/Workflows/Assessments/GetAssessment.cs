using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>Opens an assessment, each as far as it is theirs to see.</summary>
public sealed class GetAssessment(AssessmentReader reader, AssessmentSchemes schemes)
{
    /// <summary>Opens it.</summary>
    public async Task<Result<AssessmentDetail>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (assessment, one) = (found.Value.Assessment, found.Value.Base);
        var (scheme, isAnonymous) = (await schemes.OfAsync(assessment.Year, cancellationToken), AssessmentReader.IsAnonymousTo(caller));
        // Who judges knows the conclusion when everybody does.
        var seesConclusion = assessment.IsAnnounced || CampaignBooks.MaySee(caller);
        return new AssessmentDetail(
            AssessmentItem.Of(assessment, one), assessment.RegulationEdition,
            [
                .. assessment.Panel.Select(expert => new ExpertItem(
                    isAnonymous ? null : expert.PersonId, AssessmentReader.NameOf(assessment, expert.PersonId, caller),
                    assessment.Sheets.Any(sheet => sheet.ExpertId == expert.PersonId))),
            ],
            assessment.Methods, assessment.Records, AssessmentReader.Scores(assessment, scheme, caller), scheme,
            seesConclusion ? assessment.Conclusion : null, seesConclusion ? assessment.Signature : null,
            assessment.ObjectionsUntil, assessment.Waived, assessment.Objections);
    }

    /// <summary>The scores alone.</summary>
    public async Task<Result<AssessmentScores>> ScoresAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var detail = await HandleAsync(id, caller, cancellationToken);
        return detail.IsOk ? detail.Value.Scores : detail.Refusal;
    }
}
