using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Agreements;

/// <summary>Who signs for our side, decided by level and category (4.1).</summary>
public static class AgreementSigner
{
    /// <summary>
    /// The role that signs: the college's vice president, the graduate office's director or the department's head. A clinical base is
    /// the graduate office's responsibility (3.1), so that none below it signs for one.
    /// </summary>
    public static Role For(BaseLevel level, BaseCategory category) => (level, category) switch
    {
        (BaseLevel.College, _) => Role.VicePresident,
        (BaseLevel.GraduateOffice, _) or (BaseLevel.Department, BaseCategory.Clinical) => Role.GraduateDirector,
        (BaseLevel.Department, BaseCategory.NonClinical) => Role.DepartmentHead,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
