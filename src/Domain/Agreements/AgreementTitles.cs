namespace BaseWorkflows.Domain.Agreements;

/// <summary>What the values of an agreement are called on screen and on paper.</summary>
public static class AgreementTitles
{
    /// <summary>A status in words.</summary>
    public static Text Title(this AgreementStatus status) => status switch
    {
        AgreementStatus.Drafting => new("起草中", "Being drafted"),
        AgreementStatus.Signing => new("签署中", "Being signed"),
        AgreementStatus.InForce => new("已生效", "In force"),
        AgreementStatus.Void => new("已作废", "Given up"),
        AgreementStatus.Over => new("已到期", "Over"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A holder in words.</summary>
    public static Text Title(this CopyHolder holder) => holder switch
    {
        CopyHolder.GraduateOffice => new("研究生处", "Graduate office"),
        CopyHolder.Base => new("研究生培养基地", "Training base"),
        CopyHolder.Department => new("院（系、部）", "Department"),
        _ => throw new ArgumentOutOfRangeException(nameof(holder), holder, null),
    };
}
