using static BaseWorkflows.Api.Demo.Cases.DemoForms;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>The stretches that many cases of the demo have in common.</summary>
internal static partial class DemoCases
{
    private const string ReportDetail = "实地查看了病区、技能中心、宿舍和食堂，查阅教学档案，与带教教师座谈，各项条件符合遴选要求。";

    /// <summary>From the submission to the experts' reports, all in favour.</summary>
    private static DemoCase Reported(DemoCase one, (string First, string Second, string Third) experts) => one
        .Submit(1)
        .Then(3, Officer, "expert-panel", form: Experts(experts.First, experts.Second, experts.Third))
        .Then(9, experts.First, "expert-report", form: Meets("专家组 3 人", ReportDetail))
        .Then(1, experts.Second, "expert-report", form: Meets("专家组 3 人", "带教师资数量和职称结构合理，教学查房、病例讨论制度落实到位。"))
        .Then(1, experts.Third, "expert-report", form: Meets("专家组 3 人", "劳动保护和院感培训到位，住宿、自习条件满足研究生需要。"));

    /// <summary>From the submission to the graduate office's opinion.</summary>
    private static DemoCase Clinical(DemoCase one, (string First, string Second, string Third) experts) => Reported(one, experts)
        .Then(4, Director, "office-opinion", comment: "专家组意见一致，符合条件，同意提交校长办公会审议。");

    /// <summary>Originals and copies are filed.</summary>
    private static DemoCase Filed(this DemoCase one, string department, string originals, string copies) => one
        .Then(2, Officer, "file-originals", "Done", KeptAt(originals))
        .Then(1, department, "file-copies", "Done", KeptAt(copies));

    /// <summary>The agreement from the draft to the third receipt.</summary>
    private static DemoCase Signed(this DemoCase one, int years, string signer, string unit, string department) => one
        .Then(4, Officer, "agreement-draft", "Submit", Agreement(years))
        .Then(3, signer, "agreement-sign-college", "Sign")
        .Then(4, unit, "agreement-sign-unit", "Sign")
        .Then(1, Officer, "receipt-graduate-office", "Confirm")
        .Then(1, unit, "receipt-base", "Confirm")
        .Then(1, department, "receipt-department", "Confirm");
}
