using System.Text;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Questionnaires;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace BaseWorkflows.Workflows.Tests.Questionnaires;

/// <summary>The questionnaire as a method of the assessment (6.3.2), from opening to its results.</summary>
public sealed class QuestionnaireTests(DatabaseProvider provider) : QuestionnaireCalls(provider)
{
    [Test]
    public async Task Clause_6_3_2_students_answer_by_personal_link_and_the_results_are_counted()
    {
        var id = await OpenShortAsync();
        var links = await LinksAsync(id, 4);
        var form = (await ReadAsync(links[0])).Value;
        Assert.That((form.BaseName, form.Year, form.ClosesOn, form.Questions.Count), Is.EqualTo(((await GetAsync(id)).Value.Questionnaire.BaseName, 2027, LastDay, 3)));

        await AnswerAsync(links[0], "5", "0", "宿舍好");
        await AnswerAsync(links[2], "4", "1", "补贴按时");
        await AnswerAsync(links[3], "2", "1");
        var item = (await CloseAsync(id)).Value.Questionnaire;
        var results = (await ResultsAsync(id)).Value.Questions;

        Assert.That((item.Invited, item.Answered), Is.EqualTo((4, 3)));
        Assert.That(results[0].Counts, Is.EqualTo(new[] { 0, 1, 0, 1, 1 }));
        Assert.That(results[0].Mean, Is.EqualTo(3.67m));
        Assert.That(results[1].Counts, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(results[2].Texts, Is.EquivalentTo(new[] { "宿舍好", "补贴按时" }));
    }

    [Test]
    public async Task A_link_is_good_for_one_answer_and_reading_or_a_wrong_answer_uses_nothing_up()
    {
        var link = (await LinksAsync(await OpenShortAsync(), 1))[0];
        for (var visit = 0; visit < 3; visit++)
            Assert.That((await ReadAsync(link)).IsOk);
        Assert.That((await AnswerAsync(link, scale: "9")).Refusal?.Errors.Keys, Is.EqualTo(new[] { "answers.q1" }));

        Assert.That((await AnswerAsync(link)).IsOk);

        Assert.That((await AnswerAsync(link)).Refusal?.Code, Is.EqualTo("questionnaire.link_used"));
        Assert.That((await ReadAsync(link)).Refusal?.Code, Is.EqualTo("questionnaire.link_used"));
    }

    [Test]
    public async Task Of_two_who_hand_in_the_same_link_at_once_one_is_counted()
    {
        var id = await OpenShortAsync();
        var links = await LinksAsync(id, 3);

        var answered = await Task.WhenAll(links.SelectMany(link => new[] { AnswerAsync(link), AnswerAsync(link) }));

        Assert.That(answered.Count(each => each.IsOk), Is.EqualTo(3));
        Assert.That(answered.Where(each => !each.IsOk).Select(each => each.Refusal!.Code), Has.All.EqualTo("questionnaire.link_used"));
        await CloseAsync(id);
        Assert.That((await ResultsAsync(id)).Value.Questions[0].Counts, Is.EqualTo(new[] { 0, 0, 0, 3, 0 }));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("x")]
    public async Task A_link_that_nobody_was_given_is_unknown(string? token)
    {
        await LinksAsync(await OpenShortAsync(), 1);

        Assert.That((await ReadAsync(token)).Refusal?.Code, Is.EqualTo("questionnaire.link_unknown"));
        Assert.That((await AnswerAsync(token)).Refusal?.Code, Is.EqualTo("questionnaire.link_unknown"));
    }

    [Test]
    public async Task People_answer_to_the_end_of_the_closing_day_and_the_job_closes_what_is_over_once()
    {
        var id = await OpenShortAsync();
        var links = await LinksAsync(id, 2);
        // Midnight at the college is 16:00 UTC of the day before.
        var end = new DateTimeOffset(LastDay.ToDateTime(new(16, 0)), TimeSpan.Zero);

        Service.Time.SetUtcNow(end.AddSeconds(-1));
        Assert.That((await AnswerAsync(links[0])).IsOk);
        Assert.That(await CloseDueAsync(), Is.Zero);
        Service.Time.SetUtcNow(end);
        Assert.That((await AnswerAsync(links[1])).Refusal?.Code, Is.EqualTo("questionnaire.closed"));
        Assert.That((await ReadAsync(links[1])).Refusal?.Code, Is.EqualTo("questionnaire.closed"));
        Assert.That(await CloseDueAsync(), Is.EqualTo(1));
        Assert.That(await CloseDueAsync(), Is.Zero);

        var closed = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "QuestionnaireClosed"));
        Assert.That((closed.Subject, closed.CaseId, closed.BaseId, closed.ActorId, closed.Clause), Is.EqualTo(($"questionnaire/{id}", "assessment", "base", "system", "6.3.2")));
        Assert.That(closed.Data, Does.Contain("\"answers\":1"));
    }

    [Test]
    public async Task Results_are_hidden_while_people_answer_and_among_too_few()
    {
        var id = await OpenShortAsync();
        var links = await LinksAsync(id, 3);
        await AnswerAsync(links[0]);
        await AnswerAsync(links[1]);
        Assert.That((await ResultsAsync(id)).Refusal?.Code, Is.EqualTo("questionnaire.still_open"));

        var closed = (await CloseAsync(id)).Value;

        Assert.That((await ResultsAsync(id)).Refusal?.Code, Is.EqualTo("questionnaire.too_few_answers"));
        Assert.That(closed.Actions, Is.EqualTo(new[] { QuestionnaireAction.SeePeople }));
    }

    [Test]
    public async Task The_unit_sees_the_results_only_once_the_assessment_is_concluded_and_never_the_people()
    {
        var id = await OpenShortAsync();
        foreach (var link in await LinksAsync(id, 3))
            await AnswerAsync(link);
        Assert.That((await GetAsync(id, People.Pharma)).Value.Actions, Is.Empty);
        await CloseAsync(id);
        Assert.That((await ResultsAsync(id, People.Pharma)).Refusal?.Code, Is.EqualTo("questionnaire.not_released"));
        Assert.That((await ResultsAsync(id, People.NursingHead)).IsOk);
        Assert.That((await ResultsAsync(id, People.Auditor)).IsOk);

        await ConcludeAsync();

        Assert.That((await ResultsAsync(id, People.Pharma)).IsOk);
        Assert.That((await PeopleAsync(id, caller: People.Pharma)).Refusal?.Code, Is.EqualTo("questionnaire.forbidden"));
        Assert.That((await PeopleAsync(id, caller: People.Auditor)).Refusal?.Code, Is.EqualTo("questionnaire.forbidden"));
        foreach (var stranger in new[] { People.OtherUnit, People.ClinicalHead, People.Subscriber })
            Assert.That((await GetAsync(id, stranger)).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound), stranger.Name);
    }

    [Test]
    public async Task The_conclusion_closes_what_is_open_and_says_so_once()
    {
        var id = await OpenShortAsync();

        await ConcludeAsync();
        await ConcludeAsync();

        Assert.That((await GetAsync(id)).Value.Questionnaire.Status, Is.EqualTo(QuestionnaireStatus.Closed));
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<EventRow>().CountAsync(row => row.Type == "QuestionnaireClosed")), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_the_graduate_office_and_the_departments_of_the_base_run_it()
    {
        foreach (var other in new[] { People.Pharma, People.Auditor })
            Assert.That((await OpenAsync(caller: other)).Refusal?.Code, Is.EqualTo("questionnaire.forbidden"), other.Name);
        foreach (var stranger in new[] { People.ClinicalHead, People.OtherUnit })
            Assert.That((await OpenAsync(caller: stranger)).Refusal?.Code, Is.EqualTo("assessment.not_found"), stranger.Name);
        Assert.That((await OpenAsync(assessmentId: "none")).Refusal?.Code, Is.EqualTo("assessment.not_found"));

        var id = (await OpenAsync(caller: People.PharmacyOfficer)).Value.Questionnaire.Id;

        Assert.That((await InviteAsync(id, "王晓明,1", People.Pharma)).Refusal?.Code, Is.EqualTo("questionnaire.forbidden"));
        Assert.That((await CloseAsync(id, People.Pharma)).Refusal?.Code, Is.EqualTo("questionnaire.forbidden"));
        Assert.That((await CloseAsync(id, People.NursingHead)).IsOk);
    }

    [Test]
    public async Task An_assessment_asks_each_audience_once()
    {
        Assert.That((await OpenAsync()).IsOk);
        Assert.That((await OpenAsync()).Refusal?.Code, Is.EqualTo("questionnaire.exists"));
        var list = await ListAsync();
        Assert.That((list.Items.Count, list.MayOpen), Is.EqualTo((1, new[] { QuestionnaireAudience.Mentors })));

        Assert.That((await OpenAsync(QuestionnaireAudience.Mentors)).Value.Questions, Has.Count.EqualTo(10));

        Assert.That((await ListAsync()).Items.Select(one => one.Audience), Is.EqualTo(Enum.GetValues<QuestionnaireAudience>()));
    }

    [Test]
    public async Task A_new_version_of_the_template_is_asked_from_then_on_and_an_open_questionnaire_keeps_its_own()
    {
        var before = (await OpenAsync()).Value;
        Assert.That((before.TemplateNumber, before.Questions.Count), Is.EqualTo((1, 12)));

        var saved = (await SaveTemplateAsync(new(QuestionnaireAudience.Students, Questions, 1))).Value;

        Assert.That((saved.Number, saved.SavedBy), Is.EqualTo((2, "李晓燕")));
        Assert.That((await GetAsync(before.Questionnaire.Id)).Value.Questions, Has.Count.EqualTo(12));
        Assert.That((await SaveTemplateAsync(new(QuestionnaireAudience.Students, Questions, 1))).Refusal?.Code, Is.EqualTo("questionnaire.template_stale"));
        Assert.That((await SaveTemplateAsync(new(QuestionnaireAudience.Students, Questions), People.PharmacyOfficer)).Refusal?.Code, Is.EqualTo("questionnaire.template_forbidden"));
    }

    [Test]
    public async Task Results_and_people_go_into_a_spreadsheet_and_nothing_typed_becomes_a_formula()
    {
        var id = await OpenShortAsync();
        var made = (await InviteAsync(id, "=1+1,1\n王晓明,2\n李雨桐,3")).Value;
        foreach (var link in made.Links)
            await AnswerAsync(link.Token, text: "=HYPERLINK(\"http://example.org\")");
        await CloseAsync(id);

        var results = Rows(QuestionnaireSheets.Results((await ResultsAsync(id)).Value, text => text.Zh), "开放回答");
        var people = Rows(QuestionnaireSheets.People((await PeopleAsync(id)).Value, text => text.En), "People");
        var links = Rows(QuestionnaireSheets.Links(made, "https://example.edu.cn/", text => text.Zh), "填写链接");

        Assert.That(results, Has.Count.EqualTo(3));
        Assert.That(results.Select(row => row.Values.Last()), Has.All.EqualTo("=HYPERLINK(\"http://example.org\")"));
        Assert.That(people[0], Is.EquivalentTo(new Dictionary<string, object> { ["Name"] = "=1+1", ["Contact"] = "1", ["Answered"] = "yes" }));
        Assert.That(links[1].Values.Last(), Is.EqualTo($"https://example.edu.cn/q/{made.Links[1].Token}"));
        using var packed = new System.IO.Compression.ZipArchive(new MemoryStream(QuestionnaireSheets.Results((await ResultsAsync(id)).Value, text => text.Zh).Content));
        foreach (var sheet in packed.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal)))
            Assert.That(new StreamReader(sheet.Open(), Encoding.UTF8).ReadToEnd(), Does.Not.Contain("<x:f>").And.Not.Contain("<f>"));
    }

    private static List<IDictionary<string, object>> Rows(Spreadsheet sheet, string name) =>
        [.. new MemoryStream(sheet.Content).Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object>>()];

    private async Task<int> CloseDueAsync() =>
        (await Service.With<CloseQuestionnaires, Result<int>>(close => close.HandleAsync(default))).Value;

    private async Task<QuestionnaireItems> ListAsync() =>
        (await Service.With<ListQuestionnaires, Result<QuestionnaireItems>>(list => list.HandleAsync("assessment", People.GraduateOfficer, default))).Value;

    private Task<Result<bool>> ConcludeAsync() => Service.In(async scope =>
    {
        var desk = scope.GetService(typeof(QuestionnaireDesk)) as QuestionnaireDesk;
        return await ((UnitOfWork)scope.GetService(typeof(UnitOfWork))!).RunAsync(CommandInfo.Of(Caller.System, "test.conclude"), async token =>
        {
            await desk!.ReleaseAsync("assessment", token);
            return (Result<bool>)true;
        }, default);
    });
}
