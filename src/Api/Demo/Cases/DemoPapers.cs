using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>The documents that people of the demo upload.</summary>
internal static class DemoPapers
{
    public static readonly DemoFile[] Rules =
    [
        new("safetyDocument", "研究生实践安全管理办法", "第一条 研究生进入实践岗位前须完成安全教育并考核合格。", "第二条 基地为研究生配发劳动防护用品，购买实践责任保险。", "第三条 发生安全事件须在两小时内报告基地工作小组和研究生处。"),
        new("operationDocument", "基地运行管理办法", "第一条 基地工作小组每学期召开一次工作会议，落实专业实践计划。", "第二条 导师每周指导研究生不少于一次，并填写指导记录。", "第三条 每年十一月完成专业实践考核和资料归档。"),
    ];

    /// <summary>Uploads it for a case; without a key, since no two documents of Word are alike and one too many harms nobody.</summary>
    /// <returns>The document's id.</returns>
    public static async Task<Result<string>> UploadAsync(this DemoFile file, DemoScene scene, CaseKind kind, string caseId)
    {
        var paper = new PaperText($"{file.Title}.docx", file.Title, [.. file.Lines.Select(line => new PaperPart(PaperPartKind.Text, line))]).ToWord();
        using var content = new MemoryStream(paper.Content);
        scene.Use.GetRequiredService<CommandScope>().IdempotencyKey = null;
        var uploaded = await scene.Use.GetRequiredService<UploadDocument>().HandleAsync(new(paper.FileName, content, kind, caseId), scene.Person, scene.Cancel);
        return uploaded.IsOk ? uploaded.Value.Id : uploaded.Refusal;
    }
}
