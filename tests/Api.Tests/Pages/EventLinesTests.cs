using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Contracts;
using BaseWorkflows.Workflows.Events;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>What people read about a line of the event log.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EventLinesTests
{
    private CultureInfo before = CultureInfo.CurrentUICulture;

    [SetUp]
    public void ReadChinese() => (before, CultureInfo.CurrentUICulture) = (CultureInfo.CurrentUICulture, new("zh-CN"));

    [TearDown]
    public void ReadAsBefore() => CultureInfo.CurrentUICulture = before;

    [Test]
    public void A_completed_task_tells_its_step_and_its_outcome()
    {
        var line = EventLines.Of(Event("TaskCompleted", """{"step":"院系考察评估","taskType":"site-evaluation","outcome":"Return"}""", "材料不全"));

        Assert.That(line.What, Is.EqualTo("院系考察评估：退回申请人"));
        Assert.That(line.Mood, Is.EqualTo(TimelineMood.Caution));
        Assert.That(line.Why, Is.EqualTo("材料不全"));
        Assert.That(line.Who, Is.EqualTo("李晓燕"));
    }

    [TestCase("""{"mode":"OrSign","place":2,"of":3}""", "审核：同意 · 或签（共 3 方，一方办理即可）")]
    [TestCase("""{"mode":"Sequential","place":2,"of":3}""", "审核：同意 · 依次 2/3")]
    [TestCase("""{"mode":"Vote","place":2,"of":3,"needed":2}""", "审核：同意 · 票签（共 3 方，2 票通过）")]
    [TestCase("""{"mode":"Countersign","place":2,"of":3}""", "审核：同意 · 会签（共 3 方）")]
    [TestCase("7", "审核：同意")]
    public void An_answer_of_several_tells_how_they_decide(string part, string expected) =>
        Assert.That(EventLines.Of(Event("TaskCompleted", $$"""{"step":"审核","outcome":"Approve","part":{{part}}}""")).What, Is.EqualTo(expected));

    [TestCase("TaskReminded", """{"step":"审核"}""", "提醒：“审核”即将到期")]
    [TestCase("TaskEscalated", """{"step":"审核","role":"GraduateDirector","kind":"Candidate","takenFrom":"李晓燕"}""", "“审核”超期未办，研究生处处长也可办理，李晓燕的认领已解除")]
    [TestCase("TaskEscalated", """{"step":"审核","role":"GraduateDirector","kind":"Copy","takenFrom":null}""", "“审核”超期未办，已抄送研究生处处长")]
    [TestCase("AbsenceDeclared", """{"person":"王处长","acting":"李四"}""", "李四代理王处长")]
    [TestCase("AbsenceEnded", """{"person":"王处长","acting":"李四"}""", "王处长的代理结束")]
    public void What_happens_around_a_deadline_and_while_somebody_is_away_is_told(string type, string data, string expected) =>
        Assert.That(EventLines.Of(Event(type, data)).What, Is.EqualTo(expected));

    [Test]
    public void A_status_is_told_by_its_title()
    {
        var data = JsonSerializer.Serialize(new BaseStatusChanged("b", "基地", "InReview", "Approved", "校长办公会通过", "3.4", []), JsonSerializerOptions.Web);

        var line = EventLines.Of(Event("BaseStatusChanged", data));

        Assert.That(line.What, Is.EqualTo("基地状态由“审批中”变为“已批准（待签约）”"));
        Assert.That(line.Why, Is.EqualTo("校长办公会通过"));
    }

    [Test]
    public void Every_published_event_has_words_of_its_own([ValueSource(nameof(Published))] string type) =>
        Assert.That(EventLines.Of(Event(type, "{}")).What, Does.Not.StartWith("其他"));

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""{"step":7,"outcome":["Approve"]}""")]
    public void Data_of_another_shape_breaks_nothing(string data)
    {
        Assert.That(EventLines.Of(Event("TaskCompleted", data)).What, Is.Not.Empty);
        Assert.That(EventLines.Of(Event("BaseStatusChanged", data)).What, Is.Not.Empty);
    }

    [Test]
    public void An_unknown_type_is_shown_by_its_name() =>
        Assert.That(EventLines.Of(Event("StipendRaised", "{}")).What, Is.EqualTo("其他办理记录（Stipend Raised）"));

    [Test]
    public void What_one_decision_brought_about_is_one_entry_with_the_worst_of_its_moods()
    {
        var lines = EventLines.Of(
        [
            Event("BaseStatusChanged", """{"from":"InReview","to":"Rejected"}""", "条件不符"),
            Event("TaskCompleted", """{"step":"研究生处审核意见","outcome":"Reject"}""", "条件不符"),
            Event("ApplicationRejected", "{}", "条件不符"),
            Event("BaseStatusChanged", """{"from":"InReview","to":"Rejected"}""", "条件不符"),
        ]);

        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[1].What, Is.EqualTo("研究生处审核意见：不同意"));
        Assert.That(lines[1].Also, Is.EqualTo(new[] { "申请未通过", "基地状态由“审批中”变为“未通过”" }));
        Assert.That((lines[1].Why, lines[1].Mood), Is.EqualTo(("条件不符", TimelineMood.Bad)));
    }

    [Test]
    public void What_another_person_did_or_somebody_did_later_is_an_entry_of_its_own()
    {
        var approved = Event("TaskCompleted", """{"step":"分管校领导审批","outcome":"Approve"}""");
        var number = Event("BaseApproved", """{"number":"CZMC-2027-FL-001"}""");

        Assert.That(EventLines.Of([approved, number with { Actor = new("p2", "冯国栋") }]), Has.Count.EqualTo(2));
        Assert.That(EventLines.Of([approved, number with { Time = number.Time.AddMinutes(1) }]), Has.Count.EqualTo(2));
        Assert.That(EventLines.Of([approved, number]), Has.Count.EqualTo(1));
    }

    [Test]
    public void What_a_step_of_an_assessment_tells_is_said_once_with_its_clause()
    {
        var objected = Event("AssessmentObjected", "{}", "漏看了记录") with { Clause = "6.3" };

        var line = EventLines.Of([objected, Event("TaskCompleted", """{"step":"基地确认考核结论","outcome":"Object"}""", "漏看了记录")]).Single();

        Assert.That((line.Also.Count, line.Why, line.Clause?.Number), Is.EqualTo((0, "漏看了记录", "6.3")));
        Assert.That(EventLines.Of([objected]).Single().What, Is.EqualTo("基地提出异议"), "the base is told that alone");
    }

    private static IReadOnlyList<string> Published => PublishedEvents.Names;

    private static EventItem Event(string type, string data, string? comment = null) => new(
        1, "e1", type, new DateTimeOffset(2027, 3, 1, 1, 0, 0, TimeSpan.Zero), "base/b", "b", null, new("p1", "李晓燕"), null, comment, JsonNode.Parse(data)!, "");
}
