using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Tasks;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRectifications;

namespace BaseWorkflows.Workflows.Tests.Rectifications;

/// <summary>6.3.4 from the failed assessment to the end, on the route that comes with the service.</summary>
public sealed class RectificationRouteTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly DateTimeOffset December = new(2027, 12, 20, 1, 0, 0, TimeSpan.Zero);

    [SetUp]
    public async Task AssessInDecember()
    {
        await Service.SaveAsync(TestBases.Complete("b1"));
        Service.Time.SetUtcNow(December);
    }

    [Test]
    public async Task A_base_that_failed_has_to_put_things_right_by_a_working_day_6_3_4()
    {
        var id = await OrderAsync();

        var detail = await GetAsync(id);
        Assert.That((await BaseAsync()).Status, Is.EqualTo(BaseStatus.Rectifying));
        Assert.That(detail.Items.Select(item => $"{item.Number} {item.Title}: {item.Demand}"), Is.EqualTo(new[] { "1 示教室: 增设一间示教室", "2 安全培训: 补齐三年的培训记录" }));
        Assert.That(detail.Rectification.WorkdaysLeft, Is.EqualTo(40));
        var task = (await Service.InboxAsync(Contact)).Single();
        Assert.That((task.TaskType, task.DueAt), Is.EqualTo(("rectification-report", CollegeTime.EndOf(detail.Rectification.DueOn))));
        var ordered = await EventsAsync("RectificationOrdered", "BaseStatusChanged");
        Assert.That(ordered.Select(one => (one.Type, one.Clause)), Is.EqualTo(new[] { ("RectificationOrdered", "6.3.4"), ("BaseStatusChanged", "6.3.4") }));
        Assert.That((string?)ordered[0].Data["dueOn"], Is.EqualTo($"{detail.Rectification.DueOn:yyyy-MM-dd}"));
        Assert.That((bool?)ordered[1].Data["eligibility"]![1]!["eligible"], Is.False);
    }

    [Test]
    public async Task Passed_it_is_in_force_again()
    {
        var id = await OrderAsync();
        Assert.That((await Service.ReportAsync(id)).Refusal, Is.Null);

        Assert.That((await Service.ConcludeAsync(id, isPassed: true)).Refusal, Is.Null);

        Assert.That(((await BaseAsync()).Status, (await GetAsync(id)).Rectification.Status), Is.EqualTo((BaseStatus.Active, RectificationStatus.Passed)));
        Assert.That((await EligibleAsync(2028)).Eligible, Is.True);
        Assert.That((bool?)(await EventsAsync("RectificationConcluded")).Single().Data["passed"], Is.True);
        Assert.That((await PaperAsync(id, RectificationPaperKind.Delisting)).Refusal?.Code, Is.EqualTo("rectification.not_delisted"));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    [Test]
    public async Task Failed_again_paper_event_and_register_name_the_same_year()
    {
        var id = await OrderAsync();
        await Service.ReportAsync(id);
        Service.Time.SetUtcNow(new(2028, 2, 10, 2, 0, 0, TimeSpan.Zero));

        Assert.That((await Service.ConcludeAsync(id, isPassed: false)).Refusal, Is.Null);

        await ExpectDelistedAsync(id, 2028, RectificationStatus.Failed);
        Assert.That(Lines((await PaperAsync(id, RectificationPaperKind.Delisting)).Value), Does.Contain("决定意见：第二项仍未整改到位。"));
    }

    [Test]
    public async Task Overdue_is_delisted_however_long_the_service_was_down_and_only_once()
    {
        var id = await OrderAsync();
        var due = (await GetAsync(id)).Rectification.DueOn;
        Service.Time.SetUtcNow(CollegeTime.EndOf(due));
        Assert.That(await CloseAsync(), Is.Zero, "the last day is not over");
        Service.Time.SetUtcNow(CollegeTime.EndOf(due).AddDays(45));

        Assert.That(await CloseAsync(), Is.EqualTo(1));
        Assert.That(await CloseAsync(), Is.Zero);

        await ExpectDelistedAsync(id, 2028, RectificationStatus.Overdue);
        Assert.That(await Service.InboxAsync(Contact), Is.Empty, "nothing is left to be done");
        Assert.That((await Service.ReportAsync(id)).Refusal?.Code, Is.EqualTo("rectification.not_waiting"));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    [Test]
    public async Task Two_nodes_that_close_at_once_delist_once()
    {
        var id = await OrderAsync();
        Service.Time.SetUtcNow(CollegeTime.EndOf((await GetAsync(id)).Rectification.DueOn).AddDays(1));
        await using var other = await Service.JoinAsync(services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));

        var closed = await Task.WhenAll(CloseAsync(), other.With<CloseOverdueRectifications, int>(close => close.HandleAsync(default)));

        Assert.That(closed.Sum(), Is.EqualTo(1));
        Assert.That(await EventsAsync("BaseDelisted"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_the_deadline_the_base_can_not_hand_in_although_nobody_has_closed_it_yet()
    {
        var id = await OrderAsync();
        Service.Time.SetUtcNow(CollegeTime.EndOf((await GetAsync(id)).Rectification.DueOn).AddHours(9));

        Assert.That((await Service.ReportAsync(id)).Refusal?.Code, Is.EqualTo("rectification.overdue"));
        Assert.That(((await GetAsync(id)).Rectification.Overdue, (await GetAsync(id)).Actions), Is.EqualTo((true, Array.Empty<RectificationAction>())));
    }

    [Test]
    public async Task An_extension_is_granted_by_the_graduate_office_once_and_moves_the_deadline_of_the_task()
    {
        var id = await OrderAsync();
        var due = (await GetAsync(id)).Rectification.DueOn;
        var evidence = await Service.EvidenceAsync(id);
        var draft = new System.Text.Json.Nodes.JsonObject { ["report1"] = "正在施工。", ["evidence1"] = new System.Text.Json.Nodes.JsonArray(evidence) };
        draft["extensionWorkdays"] = 10;
        draft["extensionReason"] = "春节期间停工";
        Assert.That((await Service.DoAsync(id, Contact, "rectification-report", "Extend", draft)).Refusal, Is.Null);
        Service.Time.SetUtcNow(CollegeTime.EndOf(due).AddDays(2));
        Assert.That(await CloseAsync(), Is.Zero, "the request waits for the college");

        Assert.That((await Service.DoAsync(id, Officer, "rectification-extension", "Approve", comment: "同意")).Refusal, Is.Null);

        var detail = await GetAsync(id);
        Assert.That(detail.Rectification.DueOn, Is.GreaterThan(due.AddDays(10)));
        Assert.That((detail.Items[0].Report, detail.Items[0].EvidenceIds.Single()), Is.EqualTo(("正在施工。", evidence)), "what was written is kept");
        var task = (await Service.InboxAsync(Contact)).Single();
        Assert.That(task.DueAt, Is.EqualTo(CollegeTime.EndOf(detail.Rectification.DueOn)));
        Assert.That((await AskAsync(id)).Refusal?.Code, Is.EqualTo("rectification.extension_used"));
        Assert.That((await EventsAsync("RectificationExtensionAsked", "RectificationExtensionDecided")).Select(one => one.Comment), Is.EqualTo(new[] { "春节期间停工", "同意" }));
    }

    [Test]
    public async Task A_refused_extension_leaves_the_deadline_and_cannot_be_asked_for_again()
    {
        var id = await OrderAsync();
        var due = (await GetAsync(id)).Rectification.DueOn;
        Assert.That((await AskAsync(id)).Refusal, Is.Null);
        Assert.That((await Service.ReportAsync(id)).Refusal?.Code, Is.EqualTo("rectification.not_waiting"));

        await Service.DoAsync(id, Officer, "rectification-extension", "Reject", comment: "理由不充分");

        Assert.That((await GetAsync(id)).Rectification.DueOn, Is.EqualTo(due));
        Assert.That((await AskAsync(id)).Refusal?.Code, Is.EqualTo("rectification.extension_used"));
        Assert.That((await Service.ReportAsync(id)).Refusal, Is.Null);
    }

    [Test]
    public async Task A_base_that_is_not_in_force_any_more_is_not_rectified()
    {
        await Service.SaveAsync(TestBases.Base("b2", BaseStatus.Lapsed, sequence: 2));

        Assert.That(await Service.OrderRectificationAsync("b2", 2027, "assessment-2"), Is.Null);
        Assert.That((await EventsAsync("RectificationOrdered")), Is.Empty);
    }

    [Test]
    public async Task The_notice_says_what_is_wrong_what_to_do_and_by_when()
    {
        var id = await OrderAsync();
        var due = (await GetAsync(id)).Rectification.DueOn;

        var paper = (await PaperAsync(id, RectificationPaperKind.Notice)).Value;

        Assert.That(paper.FileName, Is.EqualTo("整改通知书-CZMC-2027-FL-001-2027.docx"));
        Assert.That(Lines(paper), Does.Contain("研究生培养基地整改通知书").And.Contain("1. 示教室").And.Contain("存在问题：只有一间，不能满足教学需要")
            .And.Contain("整改要求：增设一间示教室").And.Contain($"请于 {due.Year} 年 {due.Month} 月 {due.Day} 日前落实整改，逐项提交整改报告和佐证材料。")
            .And.Contain("长治医学院研究生处").And.Contain("2027 年 12 月 20 日"));
        Assert.That(paper.Parts.Select(part => part.Text), Is.SubsetOf(Lines(paper)), "the page says what the document says");
    }

    private async Task ExpectDelistedAsync(string id, int year, RectificationStatus status)
    {
        var (register, detail) = (await BaseAsync(), await GetAsync(id));
        var told = (await EventsAsync("BaseDelisted")).Single();
        var paper = Lines((await PaperAsync(id, RectificationPaperKind.Delisting)).Value);
        Assert.That((register.Status, register.DelistedYear), Is.EqualTo((BaseStatus.Delisted, (int?)year)), "the register");
        Assert.That((detail.Rectification.Status, detail.Rectification.DelistedYear), Is.EqualTo((status, (int?)year)));
        Assert.That(((int?)told.Data["year"], told.Clause), Is.EqualTo(((int?)year, "6.3.4")), "the event");
        Assert.That(paper, Has.Some.Contains($"{year} 年度停用该基地，自 {year} 年 1 月 1 日至 {year} 年 12 月 31 日不得作为研究生的培养基地"), "the paper");
        Assert.That((bool?)(await EventsAsync("RectificationConcluded")).Single().Data["passed"], Is.False);
        var moved = (await EventsAsync("BaseStatusChanged"))[^1];
        Assert.That((string?)moved.Data["to"], Is.EqualTo("Delisted"));
        Assert.That((string?)moved.Data["reason"], Does.Contain($"{year} 年度停用"));
        Assert.That((await EligibleAsync(year)).Clause, Is.EqualTo("6.3.4"));
    }

    private async Task<string> OrderAsync() => (await Service.OrderRectificationAsync("b1", 2027))!;

    private async Task<RectificationDetail> GetAsync(string id) =>
        (await Service.With<GetRectification, Result<RectificationDetail>>(get => get.HandleAsync(id, Contact, default))).Value;

    private Task<Result<RectificationDetail>> AskAsync(string id) => Service.With<AskRectificationExtension, Result<RectificationDetail>>(
        ask => ask.HandleAsync(new(id, 5, "设备到货晚"), Contact, default));

    private Task<int> CloseAsync() => Service.With<CloseOverdueRectifications, int>(close => close.HandleAsync(default));

    private Task<Result<PaperText>> PaperAsync(string id, RectificationPaperKind kind) =>
        Service.With<GetRectificationPaper, Result<PaperText>>(get => get.HandleAsync(id, kind, Contact, default));

    private Task<TrainingBase> BaseAsync() => Service.With<WorkflowsDbContext, TrainingBase>(db => db.Set<TrainingBase>().AsNoTracking().SingleAsync(one => one.Id == "b1"));

    private async Task<EligibilityItem> EligibleAsync(int year) =>
        (await Service.With<GetEligibility, Result<EligibilityItem>>(get => get.HandleAsync("b1", year, Contact, default))).Value;

    private async Task<List<EventItem>> EventsAsync(params string[] types) =>
        [.. (await Service.With<Timelines, IReadOnlyList<EventItem>>(timelines => timelines.OfBaseAsync("b1", default))).Where(one => types.Contains(one.Type))];

    private static List<string> Lines(PaperText text)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(text.ToWord().Content), isEditable: false);
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText)];
    }
}
