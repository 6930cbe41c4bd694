namespace BaseWorkflows.Domain.Assessments;

/// <summary>The scheme that years have for which the graduate office has written none.</summary>
public static class DefaultScheme
{
    /// <summary>The scheme; its clauses stand in the titles of the indicators.</summary>
    public static AssessmentScheme Value { get; } = new(
        [
            new(Dimension.Organisation, 15,
            [
                new("1.1", "工作小组健全，组长、副组长、工作人员职责明确（5.1）", "成员齐全且有会议记录得满分。", 10, true),
                new("1.2", "基地领导重视，人、财、物有保障（2.2.3）", null, 10),
            ]),
            new(Dimension.Mentors, 20,
            [
                new("2.1", "各学科导师经遴选，数量满足培养需要（5.2）", "每个招生学科至少一名。", 10, true),
                new("2.2", "导师管理与考核落实（5.2）", null, 10),
            ]),
            new(Dimension.RulesAndConditions, 20,
            [
                new("3.1", "实践安全管理办法、运行管理办法齐全并落实（6.1）", "两项办法均为现行版本。", 10, true),
                new("3.2", "生活、学习、工作条件有保障（6.2）", null, 10),
                new("3.3", "专项基金、投入与生活补贴（6.4）", "鼓励项。", 5),
            ]),
            new(Dimension.PracticeManagement, 20,
            [
                new("4.1", "专业实践计划、过程管理与考核记录完整（5.1）", null, 10, true),
                new("4.2", "与研究生处、院（系、部）定期交流（6.1）", null, 5),
            ]),
            new(Dimension.PracticeResults, 25,
            [
                new("5.1", "研究生实践能力与学位论文成果", null, 15, true),
                new("5.2", "研究生和导师的满意度（问卷调查、座谈会）", null, 10),
            ]),
        ],
        [
            new("V1", "发生重大安全责任事故"),
            new("V2", "提供虚假材料"),
            new("V3", "侵害研究生合法权益且拒不改正"),
        ],
        GradeRule.Default);
}
