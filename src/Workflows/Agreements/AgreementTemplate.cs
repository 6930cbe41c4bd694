using BaseWorkflows.Domain.Agreements;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>The text that a draft begins with; both sides change it as they agree.</summary>
internal static class AgreementTemplate
{
    public static AgreementSections For(string unitName, IReadOnlyList<string> disciplines) => new(
        $"为发挥双方优势，提高专业学位研究生的实践能力和培养质量，长治医学院与{unitName}经平等协商，共同建设研究生培养基地。",
        $"围绕{string.Join('、', disciplines)}等学科专业，建成导师队伍稳定、管理制度健全、实践条件完善的研究生培养基地。",
        """
        学校一方：选派研究生，制定培养计划，组织导师遴选与培训，每年 12 月组织考核。
        基地一方：提供实践岗位以及必要的生活、学习和工作条件，落实导师指导、劳动保护和安全教育。
        双方共同成立基地工作小组，定期交流，及时解决研究生培养中的问题。
        """,
        "合作年限自协议起始日期起算，期满前双方可协商续签。",
        "本协议一式三份，研究生处、研究生培养基地、院（系、部）各执一份；未尽事宜由双方协商解决。");
}
