using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Certificates;

/// <summary>Who keeps the list: the graduate office, which chooses clinical bases (3.1), administrators, and the service at start-up.</summary>
internal static class CertificateKeepers
{
    public static Refusal? Forbid(Caller caller) =>
        Administration.IsOffice(caller)
            ? null
            : new Refusal(RefusalKind.Forbidden, "certificate.forbidden", new(
                "只有研究生处和系统管理员可以维护住培基地名单。", "Only the graduate office and administrators keep the list of residency bases."));
}
