using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>Says to whoever sees an assessment what was missing in the registers of its base at the end of the year (articles 5 and 6).</summary>
public sealed class GetAssessmentGaps(AssessmentReader reader, RegisterReader registers)
{
    /// <summary>Says it.</summary>
    public async Task<Result<BaseGapList>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var assessment = found.Value.Assessment;
        var gaps = await registers.GapsAsync(assessment.BaseId, assessment.Year, cancellationToken);
        return new BaseGapList(assessment.BaseId, assessment.Year, [.. gaps.Select(GapItem.Of)]);
    }
}
