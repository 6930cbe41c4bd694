using System.Text;
using System.Text.Json;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace BaseWorkflows.Workflows.Tests.Questionnaires;

/// <summary>The people who are asked, and their links.</summary>
public sealed class PeopleTests(DatabaseProvider provider) : QuestionnaireCalls(provider)
{
    [Test]
    public async Task A_pasted_list_makes_a_link_for_each_person_and_passes_over_who_is_on_it_already()
    {
        var id = await OpenShortAsync();
        var first = (await InviteAsync(id, "姓名,联系方式\n王晓明，13800138000\n\n李雨桐\t yutong@example.edu.cn \n")).Value;

        var second = (await InviteAsync(id, "王晓明,13800138000\n王晓明,13900139000\n王晓明,13900139000")).Value;

        Assert.That(first.Links.Select(link => (link.Name, link.Contact)), Is.EqualTo(new[] { ("王晓明", "13800138000"), ("李雨桐", "yutong@example.edu.cn") }));
        Assert.That((second.Links.Count, second.Skipped), Is.EqualTo((1, 1)));
        var tokens = first.Links.Concat(second.Links).Select(link => link.Token).ToList();
        Assert.That(tokens, Is.Unique);
        Assert.That(tokens, Has.All.Length.EqualTo(32), "192 bits in base64url");
    }

    [Test]
    public async Task An_Excel_or_CSV_file_is_read_by_its_first_two_columns()
    {
        var id = await OpenShortAsync();
        using var sheet = new MemoryStream();
        await sheet.SaveAsAsync(new[] { new { 姓名 = "王晓明", 电话 = (object)13800138000d, 班级 = "2026 级" }, new { 姓名 = "李雨桐", 电话 = (object)"yutong@example.edu.cn", 班级 = "" } });
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        var excel = (await ImportAsync(id, sheet.ToArray())).Value;
        var csv = (await ImportAsync(id, gb.GetBytes("\"姓名\",\"电话\"\r\n\"赵敏\",\"0355-3151234\"\r\n"))).Value;

        Assert.That(excel.Links.Select(link => (link.Name, link.Contact)), Is.EqualTo(new[] { ("王晓明", "13800138000"), ("李雨桐", "yutong@example.edu.cn") }));
        Assert.That(csv.Links.Select(link => (link.Name, link.Contact)), Is.EqualTo(new[] { ("赵敏", "0355-3151234") }));
    }

    [Test]
    public async Task A_list_that_cannot_be_read_enters_nobody_and_says_which_line()
    {
        var id = await OpenShortAsync();

        var refusal = (await InviteAsync(id, "王晓明,13800138000\n李雨桐\n,138")).Refusal;

        Assert.That(refusal?.Errors["people"].Select(message => message.Zh[..6]), Is.EqualTo(new[] { "第 2 行：", "第 3 行：" }));
        Assert.That((await PeopleAsync(id)).Value.Items, Is.Empty);
        Assert.That((await InviteAsync(id, "  \n")).Refusal?.Code, Is.EqualTo("questionnaire.people_unreadable"));
        Assert.That((await ImportAsync(id, [.. "PK\u0003\u0004 no archive"u8])).Refusal?.Code, Is.EqualTo("questionnaire.people_unreadable"));
        Assert.That((await ImportAsync(id, new byte[1_000_001])).Refusal?.Kind, Is.EqualTo(RefusalKind.TooLarge));
        Assert.That((await InviteAsync(id, string.Join('\n', Enumerable.Range(0, 1001).Select(n => $"学生{n},{n}")))).Refusal?.Code, Is.EqualTo("questionnaire.too_many_people"));
    }

    [Test]
    public async Task Links_are_shown_once_and_nothing_that_is_stored_contains_them()
    {
        var id = await OpenShortAsync();
        var made = (await InviteAsync(id, "王晓明,13800138000", key: "once")).Value.Links[0];

        Assert.That((await InviteAsync(id, "王晓明,13800138000", key: "once")).Refusal?.Code, Is.EqualTo("questionnaire.links_shown_once"));
        var stored = await Service.With<WorkflowsDbContext, string>(async db => JsonSerializer.Serialize(new object[]
        {
            await db.Set<Invitation>().ToListAsync(),
            await db.Set<EventRow>().ToListAsync(),
            await db.Database.SqlQuery<string>($"SELECT answer AS \"Value\" FROM idempotency_keys").ToListAsync(),
        }));
        Assert.That(stored, Does.Contain(made.InvitationId).And.Not.Contain(made.Token));
        Assert.That((await ReadAsync(made.Token)).IsOk, "a repeated request takes no link away");
        Assert.That($"{made}", Does.Not.Contain(made.Token));
    }

    [Test]
    public async Task A_new_link_replaces_the_old_one_and_nobody_who_has_answered_gets_one()
    {
        var id = await OpenShortAsync();
        var links = (await InviteAsync(id, "甲,1\n乙,2\n丙,3")).Value.Links;
        await AnswerAsync(links[0].Token);

        var one = (await RenewAsync(id, links[1].InvitationId)).Value.Links.Single();
        Assert.That((await ReadAsync(links[1].Token)).Refusal?.Code, Is.EqualTo("questionnaire.link_unknown"));
        Assert.That((await ReadAsync(one.Token)).IsOk);
        var all = (await RenewAsync(id)).Value.Links;

        Assert.That(all.Select(link => link.Name), Is.EquivalentTo(new[] { "乙", "丙" }));
        Assert.That((await ReadAsync(one.Token)).Refusal?.Code, Is.EqualTo("questionnaire.link_unknown"));
        Assert.That((await RenewAsync(id, links[0].InvitationId)).Refusal?.Code, Is.EqualTo("questionnaire.link_used"));
        Assert.That((await RenewAsync(id, "nobody")).Refusal?.Code, Is.EqualTo("questionnaire.person_not_found"));
    }

    [Test]
    public async Task The_list_for_reminders_says_who_has_not_answered()
    {
        var id = await OpenShortAsync();
        var links = (await InviteAsync(id, "甲,1\n乙,2\n丙,3")).Value.Links;
        await AnswerAsync(links[1].Token, text: "很好");

        var waiting = (await PeopleAsync(id, answered: false)).Value.Items;

        Assert.That(waiting.Select(one => one.Name), Is.EquivalentTo(new[] { "甲", "丙" }));
        Assert.That((await PeopleAsync(id, answered: true)).Value.Items.Single().Name, Is.EqualTo("乙"));
    }

    [Test]
    public async Task Somebody_entered_by_mistake_is_taken_off_as_long_as_they_have_not_answered()
    {
        var id = await OpenShortAsync();
        var links = (await InviteAsync(id, "甲,1\n乙,2")).Value.Links;
        await AnswerAsync(links[0].Token);

        Assert.That((await RemoveAsync(id, links[0].InvitationId)).Refusal?.Code, Is.EqualTo("questionnaire.person_answered"));
        Assert.That((await RemoveAsync(id, links[1].InvitationId)).Value.Questionnaire.Invited, Is.EqualTo(1));
        Assert.That((await ReadAsync(links[1].Token)).Refusal?.Code, Is.EqualTo("questionnaire.link_unknown"));
        Assert.That((await RemoveAsync(id, links[1].InvitationId)).Refusal?.Code, Is.EqualTo("questionnaire.person_not_found"));
    }

    [Test]
    public async Task Once_it_is_closed_nobody_is_entered_and_no_day_is_moved()
    {
        var id = await OpenShortAsync();
        var person = (await InviteAsync(id, "甲,1")).Value.Links[0].InvitationId;
        Assert.That((await ChangeDayAsync(id, LastDay.AddDays(5))).Value.Questionnaire.ClosesOn, Is.EqualTo(LastDay.AddDays(5)));
        Assert.That((await ChangeDayAsync(id, LastDay.AddDays(-60))).Refusal?.Errors.Keys, Is.EqualTo(new[] { "closesOn" }));

        await CloseAsync(id);

        Assert.That(new[]
        {
            (await InviteAsync(id, "乙,2")).Refusal, (await RenewAsync(id)).Refusal, (await RemoveAsync(id, person)).Refusal,
            (await ChangeDayAsync(id, LastDay)).Refusal, (await CloseAsync(id)).Refusal,
        }.Select(refusal => refusal?.Code), Has.All.EqualTo("questionnaire.closed"));
    }

    private Task<Result<PersonalLinks>> ImportAsync(string id, byte[] file) =>
        Service.With<InvitePeople, Result<PersonalLinks>>(invite => invite.HandleAsync(new(id, null, file), People.GraduateOfficer, default));

    private Task<Result<PersonalLinks>> RenewAsync(string id, params string[] people) =>
        Service.With<RenewLinks, Result<PersonalLinks>>(renew => renew.HandleAsync(new(id, people.Length == 0 ? null : people), People.GraduateOfficer, default));

    private Task<Result<QuestionnaireDetail>> RemoveAsync(string id, string person) =>
        Service.With<RemoveInvitation, Result<QuestionnaireDetail>>(remove => remove.HandleAsync(new(id, person), People.GraduateOfficer, default));

    private Task<Result<QuestionnaireDetail>> ChangeDayAsync(string id, DateOnly day) =>
        Service.With<ChangeClosingDay, Result<QuestionnaireDetail>>(change => change.HandleAsync(new(id, day), People.GraduateOfficer, default));
}
