using System.Text.Json;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Tests.Messaging;

/// <summary>One event of each published kind, about one base.</summary>
internal static class EveryEvent
{
    public const string BaseId = "019ac1b2-0000-7000-8000-000000000001";
    public const string CaseId = "019ac1b2-0000-7000-8000-000000000002";

    private const string ApplicationId = CaseId;
    private const string AgreementId = "019ac1b2-0000-7000-8000-000000000003";
    private const string RenewalId = "019ac1b2-0000-7000-8000-000000000004";
    private const string AssessmentId = "019ac1b2-0000-7000-8000-000000000005";
    private const string RectificationId = "019ac1b2-0000-7000-8000-000000000006";

    private static readonly DateOnly Day = new(2029, 12, 31);
    private static readonly IReadOnlyList<YearEligibility> Eligibility = [new(2026, false, "尚未签订合作协议书", "4.1"), new(2027, true, null, null)];

    private static readonly object[] All =
    [
        new BaseApplied(BaseId, "和平医院培养基地", ApplicationId, "Clinical", "Voluntary"),
        new BaseStatusChanged(BaseId, "和平医院培养基地", "InReview", "Approved", null, "2.1", Eligibility),
        new BaseApproved(BaseId, "和平医院培养基地", "CZMC-2026-LC-001", "College"),
        new AgreementSigned(AgreementId, BaseId, new(2027, 1, 1), Day),
        new BaseActivated(BaseId, "和平医院培养基地", Day),
        new BaseEligibilityChanged(BaseId, "和平医院培养基地", Eligibility),
        new AssessmentOpened(AssessmentId, BaseId, 2027),
        new AssessmentConcluded(AssessmentId, BaseId, 2027, false, 58.5m),
        new RectificationOrdered(RectificationId, BaseId, Day),
        new RectificationConcluded(RectificationId, BaseId, false),
        new BaseDelisted(BaseId, "和平医院培养基地", 2028),
        new AgreementExpiring(AgreementId, BaseId, Day),
        new AgreementLapsed(AgreementId, BaseId, Day),
        new AgreementRenewed(RenewalId, AgreementId, BaseId, Day.AddYears(3)),
        new BaseTerminated(BaseId, "和平医院培养基地", "合作终止"),
    ];

    /// <summary>As the log is told of them.</summary>
    public static EventRecord[] Records() =>
    [
        .. All.Select(told => new EventRecord(
            told.GetType().Name, $"base/{BaseId}", JsonSerializer.SerializeToNode(told, told.GetType(), Workflows.Persistence.Json.Options)!.AsObject())
        {
            Case = new CaseRef(CaseKind.Application, CaseId, "申请", BaseId, "和平医院培养基地"),
            BaseId = BaseId,
            Clause = Regulation.Art4_1,
        }),
    ];
}
