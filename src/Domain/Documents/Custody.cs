using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Documents;

/// <summary>Original or copy (3.5).</summary>
public enum PaperForm
{
    /// <summary>原件: kept by the graduate office.</summary>
    Original,

    /// <summary>复印件: kept by departments.</summary>
    Copy,
}

/// <summary>Papers that lie somewhere, as the custody register says.</summary>
/// <param name="Form">Original or copy.</param>
/// <param name="Holder">Who keeps them: the college, which means the graduate office, or a department.</param>
public sealed record Filing(PaperForm Form, Scope Holder);

/// <summary>Where the papers of a case must lie before it closes: originals with the graduate office, a copy with each department (3.5).</summary>
public static class Custody
{
    /// <summary>What is still missing, or null where all is filed.</summary>
    /// <param name="register">What the custody register says about the case.</param>
    /// <param name="departmentIds">The departments concerned.</param>
    public static Refusal? Outstanding(IReadOnlyCollection<Filing> register, IReadOnlyCollection<string> departmentIds)
    {
        List<Text> missing = [];
        if (!register.Contains(new(PaperForm.Original, Scope.College)))
            missing.Add(new("研究生处留存的原件", "the originals with the graduate office"));
        missing.AddRange(departmentIds
            .Where(id => !register.Contains(new(PaperForm.Copy, Scope.Department(id))))
            .Select(id => new Text($"院（系、部）{id} 留存的复印件", $"the copy with the department {id}")));

        return missing.Count == 0
            ? null
            : new Refusal(RefusalKind.RuleBroken, "custody.outstanding", new(
                $"材料尚未归档齐全，不能结案：缺{string.Join('、', missing.Select(text => text.Zh))}。",
                $"The papers are not all filed: {string.Join(", ", missing.Select(text => text.En))} missing."), Regulation.Art3_5);
    }
}
