using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Organisation.Absences;
using BaseWorkflows.Workflows.Questionnaires;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.Api.Demo.Cases.DemoDeed;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>What people of the demo do outside of their tasks.</summary>
internal static class DemoActs
{
    private static readonly string[] Praise = ["带教老师认真负责，实践岗位与课题结合紧密。", "设备条件好，能独立完成实验。", "定期组织学术交流，收获很大。"];
    private static readonly string[] Wishes = ["希望延长图书数据库的开放时间。", "建议增加轮转岗位。", "宿舍网络速度需要改善。"];

    /// <summary>定期交流 (6.1).</summary>
    public static Act Exchange(string place, string topic, string college, string ofBase, string minutes) => new(async scene =>
        (await scene.Get<RecordExchange>().HandleAsync(
            new(scene.BaseId!, new(scene.Today.AddDays(-1), place, topic, People(college), People(ofBase), minutes)), scene.Person, scene.Cancel)).Refusal);

    /// <summary>年度情况 (6.2, 6.4) of the year in which it is reported; until March of the year before.</summary>
    /// <param name="fund">Special fund, in yuan.</param>
    /// <param name="investment">Other investment, in yuan.</param>
    /// <param name="allowance">In yuan per student and month.</param>
    /// <param name="students">Students of each discipline.</param>
    /// <param name="lacking">Why the conditions of study are not met; null where they are.</param>
    public static Act Facts(decimal fund, decimal investment, decimal allowance, int students, string? lacking = null) => new(async scene =>
    {
        var disciplines = await scene.Db.Set<TrainingBase>().Where(one => one.Id == scene.BaseId).Select(one => one.Disciplines).SingleAsync(scene.Cancel);
        var entry = new FactsEntry(
            fund, investment, allowance, [.. disciplines.Select((name, i) => new DisciplineFacts(name, students + 2, Math.Max(1, students - i)))],
            new(true, "宿舍、食堂按实习生标准保障。"), new(lacking is null, lacking ?? "自习室、图书馆和数据库开放。"), new(true, "岗位与防护用品落实。"));
        var year = scene.Today.Month <= 3 ? scene.Today.Year - 1 : scene.Today.Year;
        return (await scene.Get<ReportFacts>().HandleAsync(new(scene.BaseId!, year, entry), scene.Person, scene.Cancel)).Refusal;
    });

    /// <summary>A new version of rules (6.1).</summary>
    public static Act File(RulesKind kind, string note, DemoFile file) => new(async scene =>
    {
        var document = await file.UploadAsync(scene, CaseKind.Base, scene.BaseId!);
        return document.Refusal
            ?? (await scene.Get<FileRules>().HandleAsync(
                new(scene.BaseId!, kind, new(document.Value, scene.Today.AddDays(7), note)), scene.Person, scene.Cancel)).Refusal;
    });

    /// <summary>续签 (4.2).</summary>
    public static Act Renew() => new(async scene =>
    {
        var agreement = await scene.Db.Set<TrainingBase>().Where(one => one.Id == scene.BaseId).Select(one => one.Agreement!.AgreementId).SingleAsync(scene.Cancel);
        return (await scene.Get<RenewAgreement>().HandleAsync(new(agreement), scene.Person, scene.Cancel)).Refusal;
    });

    /// <summary>终止合作 (4.2).</summary>
    public static Act Terminate(string reason) => new(async scene =>
        (await scene.Get<TerminateBase>().HandleAsync(new(scene.BaseId!, reason), scene.Person, scene.Cancel)).Refusal);

    /// <summary>The graduate office opens the year's campaign by hand.</summary>
    public static Act OpenCampaign() => new(async scene =>
    {
        var opened = await scene.Get<OpenCampaign>().HandleAsync(new(scene.Today.Year), scene.Person, scene.Cancel);
        return opened.Refusal ?? (await scene.Get<ContinueCampaign>().HandleAsync(opened.Value.Campaign.Id, scene.Person, scene.Cancel)).Refusal;
    });

    /// <summary>A questionnaire (6.3.2) about the newest assessment, with those who have answered it on the same day.</summary>
    public static Act Ask(QuestionnaireAudience audience, int days, int people, int answers) => new(async scene =>
    {
        var assessment = await scene.Db.Set<Assessment>().Where(one => one.BaseId == scene.BaseId).OrderByDescending(one => one.Year).Select(one => one.Id).FirstAsync(scene.Cancel);
        var opened = await scene.Get<OpenQuestionnaire>().HandleAsync(new(assessment, audience, scene.Today.AddDays(days)), scene.Person, scene.Cancel);
        if (opened.Refusal is { } refusal)
            return refusal;
        var list = string.Join('\n', Enumerable.Range(0, people).Select(n => $"{Surname(n)}同学{n + 1:00},138{n:00000000}"));
        var invited = await scene.Get<InvitePeople>().HandleAsync(new(opened.Value.Questionnaire.Id, list), scene.Person, scene.Cancel);
        if (invited.Refusal is not null)
            return invited.Refusal;
        foreach (var (link, n) in invited.Value.Links.Take(answers).Select((link, n) => (link, n)))
        {
            var form = await scene.Get<ReadQuestionnaireForm>().HandleAsync(link.Token, scene.Cancel);
            var answered = await scene.Get<AnswerQuestionnaire>().HandleAsync(
                new(link.Token, form.Value.Questions.Select((question, q) => (question, q)).ToDictionary(one => one.question.Id, one => Answer(one.question, one.q, n))), scene.Cancel);
            if (answered.Refusal is not null)
                return answered.Refusal;
        }

        return null;
    });

    /// <summary>整改进展 (6.3.4).</summary>
    public static Act Note(int item, string note) => new(async scene =>
    {
        var id = await scene.Db.Set<Rectification>().Where(one => one.BaseId == scene.BaseId && one.ConcludedAt == null).Select(one => one.Id).SingleAsync(scene.Cancel);
        return (await scene.Get<NoteProgress>().HandleAsync(new(id, item, note), scene.Person, scene.Cancel)).Refusal;
    });

    /// <summary>离岗代理: from so many days after today, for so many days.</summary>
    public static Act Absence(string acting, int inDays, int days, string reason) => new(async scene =>
    {
        var first = scene.Today.AddDays(inDays);
        return (await scene.Get<DeclareAbsence>().HandleAsync(new(null, scene.PersonId(acting), first, first.AddDays(days), reason), scene.Person, scene.Cancel)).Refusal;
    });

    private static List<Participant> People(string names) => [.. names.Split('、').Select(name => new Participant(name))];

    private static char Surname(int n) => "王李张刘陈杨赵黄周吴徐孙"[n % 12];

    /// <summary>Mostly content, each a little different.</summary>
    private static string? Answer(Question question, int place, int person) => question.Kind switch
    {
        QuestionKind.Scale => $"{5 - ((place + person) % 5 == 0 ? 2 : (place + person) % 2)}",
        QuestionKind.Choice => $"{(person % 4 == 3 ? 1 : 0)}",
        _ when person % 3 == 0 => place % 2 == 0 ? Praise[person / 3 % Praise.Length] : Wishes[person / 3 % Wishes.Length],
        _ => null,
    };
}
