namespace BaseWorkflows.Contracts;

/// <summary>The names of the events that subscribers may rely on: one per record of this package.</summary>
public static class PublishedEvents
{
    /// <summary>All of them, in the order of a base's life.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(BaseApplied), nameof(BaseStatusChanged), nameof(BaseApproved), nameof(AgreementSigned), nameof(BaseActivated), nameof(BaseEligibilityChanged),
        nameof(AssessmentOpened), nameof(AssessmentConcluded), nameof(RectificationOrdered), nameof(RectificationConcluded),
        nameof(BaseDelisted), nameof(AgreementExpiring), nameof(AgreementLapsed), nameof(AgreementRenewed), nameof(BaseTerminated),
    ];
}
