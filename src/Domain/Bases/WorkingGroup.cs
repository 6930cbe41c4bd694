namespace BaseWorkflows.Domain.Bases;

/// <summary>From which side of ours the working group's leader comes (5.1).</summary>
public enum LeaderOffice
{
    /// <summary>研究生处.</summary>
    GraduateOffice,

    /// <summary>A department concerned.</summary>
    Department,
}

/// <summary>A member of a working group.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Post">Position in their own organisation.</param>
/// <param name="Phone">Where to reach them; may be empty.</param>
public sealed record GroupMember(string? Name, string? Post, string? Phone = null);

/// <summary>基地工作小组 (5.1): a leader from our side, a deputy from the base, named staff.</summary>
/// <param name="LeaderFrom">Graduate office or department.</param>
/// <param name="LeaderDepartmentId">The department, where the leader comes from one.</param>
/// <param name="Leader">组长: head of the graduate office or of a department concerned.</param>
/// <param name="Deputy">副组长: named by the base.</param>
/// <param name="Staff">专门工作人员: at least one.</param>
public sealed record WorkingGroup(
    LeaderOffice LeaderFrom, string? LeaderDepartmentId, GroupMember Leader, GroupMember Deputy, IReadOnlyList<GroupMember> Staff)
{
    /// <summary>The most staff that a group can name.</summary>
    public const int MaxStaff = 20;

    /// <summary>What is wrong with it for a base with these departments, or null.</summary>
    public Refusal? Check(IReadOnlyCollection<string> departmentIds)
    {
        var errors = new FieldErrors();
        Check(errors, "leader", Leader);
        Check(errors, "deputy", Deputy);
        if (LeaderFrom == LeaderOffice.Department && (LeaderDepartmentId is null || !departmentIds.Contains(LeaderDepartmentId)))
            errors.Add("leaderDepartmentId", new("组长须来自研究生处或本基地的相关院（系、部）。", "The leader must come from the graduate office or a department of this base."));
        if (Staff is null or { Count: 0 })
            errors.Add("staff", new("至少明确一名专门工作人员。", "Name at least one member of staff."));
        else if (Staff.Count > MaxStaff)
            errors.Add("staff", new($"工作人员最多 {MaxStaff} 名。", $"At most {MaxStaff} members of staff."));
        else
            for (var i = 0; i < Staff.Count; i++)
                Check(errors, $"staff[{i}]", Staff[i]);

        return errors.ToRefusal("base.working_group_invalid",
            new("工作小组不完整，请按提示补全。", "The working group is not complete; see the fields."), Regulation.Art5_1);
    }

    private static void Check(FieldErrors errors, string path, GroupMember? member)
    {
        if ((FieldRules.Required(member?.Name) ?? FieldRules.Line(member?.Name, 50)) is { } name)
            errors.Add($"{path}.name", name);
        if ((FieldRules.Required(member?.Post) ?? FieldRules.Line(member?.Post, 100)) is { } post)
            errors.Add($"{path}.post", post);
        if (FieldRules.Phone(member?.Phone) is { } phone)
            errors.Add($"{path}.phone", phone);
    }
}
