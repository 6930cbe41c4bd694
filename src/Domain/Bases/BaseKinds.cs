namespace BaseWorkflows.Domain.Bases;

/// <summary>类别: which medicine is practised there; decides who is responsible for the selection (3.1).</summary>
public enum BaseCategory
{
    /// <summary>临床医学.</summary>
    Clinical,

    /// <summary>非临床医学.</summary>
    NonClinical,
}

/// <summary>等级: tiered management (1.2); decides who signs the agreement on our side (4.1).</summary>
public enum BaseLevel
{
    /// <summary>校级.</summary>
    College,

    /// <summary>研究生处级.</summary>
    GraduateOffice,

    /// <summary>院系级.</summary>
    Department,
}

/// <summary>Who started it: with the category it decides the route (3.2–3.4).</summary>
public enum Origin
{
    /// <summary>A department found the base (院系自主联系, 3.2).</summary>
    DepartmentInitiated,

    /// <summary>The unit volunteered (自愿申请, 3.3); such applications come first among equals (2.2.3).</summary>
    Voluntary,

    /// <summary>The graduate office found the base (3.1, 3.4).</summary>
    GraduateOfficeInitiated,
}
