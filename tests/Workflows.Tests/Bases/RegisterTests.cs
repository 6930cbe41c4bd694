using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Bases.Registers;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Documents.Sheets;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

/// <summary>The registers of a base: what is written, who may, and what is missing (articles 5 and 6).</summary>
public sealed class RegisterTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly FactsEntry Facts = new(
        50_000, 12.5m, 800, [new("药学", 6, 4), new("中药学", 2, 1)], new(true), new(true, "自习室一间"), new(true));

    private static readonly ExchangeEntry Meeting = new(
        new(2027, 2, 20), "会议室", "实践安排", [new("张丽华", "护理学院院长")], [new("罗明", "人力资源部部长")], "商定轮转。");

    [SetUp]
    public Task SaveBase() => Service.SaveAsync(TestBases.Complete("b1"));

    [Test]
    public async Task The_unit_files_rules_and_old_versions_stay_readable_6_1()
    {
        var (first, second) = (await UploadAsync("安全办法.pdf"), await UploadAsync("安全办法-修订.pdf"));
        Assert.That((await FileAsync(Pharma, first, new(2027, 1, 1))).IsOk);
        Service.Time.Advance(TimeSpan.FromDays(1));

        var filed = (await FileAsync(Pharma, second, new(2027, 3, 2), "补充应急预案")).Value;

        Assert.That(filed.Items.Select(one => (one.Number, one.FileName, one.IsInEffect, one.Note, one.FiledBy)), Is.EqualTo(new[]
        {
            (2, "安全办法-修订.pdf", true, "补充应急预案", "罗明"), (1, "安全办法.pdf", false, (string?)null, "罗明"),
        }));
        var old = await Service.With<GetDocumentContent, Result<DocumentContent>>(get => get.HandleAsync(first, NursingHead, default));
        await old.Value.Content.DisposeAsync();
        Assert.That(old.IsOk, "a department of the base reads the version that was replaced");
        Assert.That((await TimelineAsync())[^1], Is.EqualTo(("RulesFiled", "6.1", "罗明")));
    }

    [Test]
    public async Task Versions_filed_at_once_are_all_kept_and_numbered_without_gaps()
    {
        var documents = new List<string>();
        for (var i = 0; i < 4; i++)
            documents.Add(await UploadAsync($"办法{i}.pdf"));

        var filed = await Task.WhenAll(documents.Select(document => Task.Run(() => FileAsync(Pharma, document, new(2027, 1, 1)))));

        Assert.That(filed.All(result => result.IsOk));
        var list = await Service.With<ListRules, Result<RulesList>>(get => get.HandleAsync("b1", Pharma, default));
        Assert.That(list.Value.Items.Select(one => one.Number), Is.EqualTo(new[] { 4, 3, 2, 1 }));
    }

    [Test]
    public async Task A_document_of_something_else_is_no_text_of_rules()
    {
        await Service.SaveAsync(TestBases.Base("b2", BaseStatus.Active, sequence: 2));
        foreach (var document in new[] { "unknown", await UploadAsync("a.pdf", "b2"), await UploadAsync("b.pdf", null) })
        {
            var refused = (await FileAsync(GraduateOfficer, document, new(2027, 1, 1))).Refusal;
            Assert.That((refused?.Code, refused?.Errors.Keys.Single()), Is.EqualTo(("base.document_unknown", "documentId")));
        }
    }

    [Test]
    public async Task Others_neither_read_nor_write_the_registers()
    {
        foreach (var caller in new[] { OtherUnit, ClinicalHead, Subscriber })
        {
            Assert.That((await Service.With<ListFacts, Result<FactsList>>(list => list.HandleAsync("b1", caller, default))).Refusal?.Code, Is.EqualTo("base.registers_forbidden"), caller.Name);
            Assert.That((await ReportAsync(caller, 2027)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await GapsAsync(caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
        }

        var auditor = await Service.With<ListExchanges, Result<ExchangeList>>(list => list.HandleAsync("b1", Auditor, default));
        Assert.That(auditor.IsOk, "an auditor reads");
        Assert.That((await RecordAsync(Auditor)).Refusal?.Clause, Is.EqualTo(Regulation.Art6_1), "and writes nothing");
        Assert.That((await ReportAsync(Auditor, 2027)).Refusal?.Clause, Is.EqualTo(Regulation.Art6_4));
    }

    [Test]
    public async Task A_meeting_is_recorded_and_corrected_once_per_version_6_1()
    {
        var document = await UploadAsync("纪要.pdf");
        var recorded = (await RecordAsync(NursingHead, Meeting with { DocumentIds = [document] })).Value;

        var corrected = await RecordAsync(Pharma, Meeting with { Topic = "轮转安排" }, recorded.Id, 1);
        var late = await RecordAsync(NursingHead, Meeting, recorded.Id, 1);

        Assert.That((corrected.Value.Version, corrected.Value.Topic, corrected.Value.EnteredBy), Is.EqualTo((2, "轮转安排", "罗明")));
        Assert.That(late.Refusal?.Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((await RecordAsync(Pharma, Meeting, "unknown")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await TimelineAsync()).Select(line => line.Type), Is.EqualTo(new[] { "ExchangeRecorded", "ExchangeChanged" }));
    }

    [Test]
    public async Task Facts_are_editable_until_the_assessment_of_that_year_has_its_result_6_4()
    {
        var first = (await ReportAsync(Pharma, 2027, version: 0)).Value;
        Assert.That((await ReportAsync(NursingHead, 2027, version: 0)).Refusal?.Kind, Is.EqualTo(RefusalKind.Stale), "somebody was faster");
        Assert.That((await ReportAsync(NursingHead, 2027, Facts with { MonthlyAllowance = 900 }, first.Version)).Value.Version, Is.EqualTo(2));
        await RecordAsync(Pharma);

        await ConcludeAsync(2027);

        var refused = (await ReportAsync(Pharma, 2027)).Refusal;
        Assert.That((refused?.Code, refused?.Clause), Is.EqualTo(("base.year_concluded", (Clause?)Regulation.Art6_3)));
        Assert.That((await ReportAsync(Pharma, 2026)).IsOk, "another year is open");
        var meeting = (await Service.With<ListExchanges, Result<ExchangeList>>(list => list.HandleAsync("b1", Pharma, default))).Value.Items.Single();
        Assert.That((await RecordAsync(Pharma, Meeting, meeting.Id)).Refusal?.Code, Is.EqualTo("base.year_concluded"));
        var shown = (await Service.With<ListFacts, Result<FactsList>>(list => list.HandleAsync("b1", Pharma, default))).Value.Items;
        Assert.That(shown.Select(one => (one.Year, one.IsConcluded, one.Facts.MonthlyAllowance)), Is.EqualTo(new[] { (2027, true, 900m), (2026, false, (decimal?)800) }));
    }

    [Test]
    public async Task What_is_missing_shrinks_as_the_registers_fill()
    {
        Service.Time.Advance(TimeSpan.FromDays(400));
        Assert.That(await CodesAsync(), Is.EqualTo("gap.safety_rules gap.operation_rules gap.exchange gap.conditions_unknown gap.funds_unknown"));

        await FileAsync(Pharma, await UploadAsync("安全.pdf"), new(2027, 4, 1));
        await FileAsync(Pharma, await UploadAsync("运行.pdf"), new(2028, 1, 1), kind: RulesKind.Operation);
        await RecordAsync(Pharma, Meeting with { HeldOn = new(2028, 3, 20) });
        await ReportAsync(Pharma, 2027, Facts with { MonthlyAllowance = 0 });

        Assert.That(await CodesAsync(), Is.EqualTo("gap.allowance"));
        var handed = await Service.With<RegisterReader, IReadOnlyList<BaseGap>>(reader => reader.GapsAsync("b1", 2027, default));
        Assert.That(handed.Select(gap => gap.Code), Is.EqualTo(new[] { "gap.operation_rules", "gap.allowance" }), "as it stood at the end of the assessed year");
    }

    [Test]
    public async Task Every_working_group_stays_on_record_5_1()
    {
        foreach (var (caller, leader) in new[] { (GraduateOfficer, "陈志强"), (NursingHead, "赵海燕") })
        {
            await Service.With<SetWorkingGroup, Result<BaseDetail>>(set => set.HandleAsync(
                new("b1", TestBases.Group with { Leader = TestBases.Group.Leader with { Name = leader } }), caller, default));
            Service.Time.Advance(TimeSpan.FromDays(1));
        }

        var history = (await Service.With<GetWorkingGroupHistory, Result<WorkingGroupHistory>>(get => get.HandleAsync("b1", Pharma, default))).Value.Items;
        Assert.That(history.Select(one => (one.Group.Leader.Name, one.EnteredBy)), Is.EquivalentTo(new[] { ("赵海燕", "张丽华"), ("陈志强", "李晓燕") }));
    }

    [Test]
    public async Task Mentors_are_corrected_and_retire_5_2()
    {
        var document = await UploadAsync("遴选文件.pdf");
        var entry = new AddMentorRequest("b1", "陈静怡", "药学", "主任药师、博士", new(2026, 9, 1), "研究生处〔2026〕12 号", null, document);

        var changed = (await Service.With<ChangeMentor, Result<BaseDetail>>(use => use.HandleAsync(new("m-药学", entry), Pharma, default))).Value;
        var retired = (await Service.With<RetireMentor, Result<BaseDetail>>(use => use.HandleAsync(new("b1", "m-药学", new(2027, 2, 28)), Pharma, default))).Value;

        Assert.That((changed.Mentors[0].Name, changed.Mentors[0].SelectionDocumentId), Is.EqualTo(("陈静怡", document)));
        Assert.That(retired.Mentors[0].RetiredOn, Is.EqualTo(new DateOnly(2027, 2, 28)));
        var eligibility = await Service.With<GetEligibility, Result<EligibilityItem>>(get => get.HandleAsync("b1", 2027, Pharma, default));
        Assert.That(eligibility.Value.Clause, Is.EqualTo("5.2"));
        Assert.That((await TimelineAsync()).Select(line => line.Type), Is.EqualTo(new[] { "MentorChanged", "MentorRetired", nameof(BaseEligibilityChanged) }));
    }

    [Test]
    public async Task Mentors_come_from_a_table_all_or_none_and_the_exported_table_changes_nothing()
    {
        var good = Table(("孙丽", "药学", "2026-09-01"), ("曹志明", "中药学", "2026/9/1"));
        var bad = Table(("孙丽", "药学", "2026-09-01"), ("", "药学", "明天"), ("李四", "法学", "2026-09-01"));

        var refused = (await ImportAsync(bad)).Refusal;
        Assert.That(refused?.Errors.Keys, Is.EquivalentTo(new[] { "rows[3].name", "rows[3].selectedOn", "rows[4].discipline" }));
        Assert.That((await ImportAsync([1, 2, 3])).Refusal?.Errors.Keys, Is.EqualTo(new[] { "file" }));
        var imported = (await ImportAsync(good)).Value;
        Assert.That((imported.Added, imported.Known, imported.Base.Mentors.Count), Is.EqualTo((2, 0, 4)), "of the table that was refused nobody stayed");

        var exported = (await Service.With<ExportMentors, Result<Spreadsheet>>(export => export.HandleAsync("b1", Pharma, default))).Value;
        var again = (await ImportAsync(exported.Content)).Value;
        Assert.That((again.Added, again.Known), Is.EqualTo((0, 4)));
    }

    [Test]
    public async Task The_construction_route_asks_for_the_rules_6_1()
    {
        await Service.SaveAsync(TestBases.Base("b3", BaseStatus.Active, sequence: 3));
        var about = new CaseRef(CaseKind.Base, "b3", "太行康源", "b3", "太行康源");
        await Service.StartAsync("base-construction", new JsonObject { ["unitId"] = "taihang-pharma", ["departmentId"] = "pharmacy" }, about);
        Assert.That(await StepsAsync(), Is.EquivalentTo(new[] { "mentors", "working-group" }));
        await CompleteAsync(GraduateOfficer, "working-group", new()
        {
            ["leaderFrom"] = "GraduateOffice",
            ["leaderName"] = "王建国",
            ["leaderPost"] = "处长",
            ["deputyName"] = "罗明",
            ["deputyPost"] = "部长",
            ["staff"] = new JsonArray(new JsonObject { ["name"] = "赵敏", ["post"] = "专员" }),
        });

        var incomplete = await CompleteAsync(GraduateOfficer, "base-rules", Rules(await UploadAsync("安全.pdf", "b3"), null));
        Assert.That(incomplete.Refusal?.Errors.Keys, Does.Contain("form.operationDocument"));
        var foreign = await CompleteAsync(GraduateOfficer, "base-rules", Rules(await UploadAsync("安全.pdf", "b3"), "unknown"));
        Assert.That(foreign.Refusal?.Errors.Keys, Is.EqualTo(new[] { "form.operationDocument" }));
        var done = await CompleteAsync(GraduateOfficer, "base-rules", Rules(await UploadAsync("安全.pdf", "b3"), await UploadAsync("运行.pdf", "b3")));

        Assert.That(done.IsOk, Is.True, done.Refusal?.Detail.En);
        Assert.That(await StepsAsync(), Is.EqualTo(new[] { "mentors" }));
        var filed = await Service.With<ListRules, Result<RulesList>>(get => get.HandleAsync("b3", GraduateOfficer, default));
        Assert.That(filed.Value.Items.Select(one => (one.Kind, one.Number)), Is.EqualTo(new[] { (RulesKind.Safety, 1), (RulesKind.Operation, 1) }));
    }

    private static JsonObject Rules(string? safety, string? operation) => new()
    {
        ["safetyDocument"] = safety is null ? null : new JsonArray(safety),
        ["safetyEffectiveOn"] = "2027-03-01",
        ["operationDocument"] = operation is null ? null : new JsonArray(operation),
        ["operationEffectiveOn"] = "2027-03-01",
    };

    private async Task<string> UploadAsync(string name, string? baseId = "b1")
    {
        using var content = new MemoryStream("%PDF-1.7 办法"u8.ToArray());
        var uploaded = await Service.With<UploadDocument, Result<DocumentItem>>(upload => upload.HandleAsync(
            new(name, content, baseId is null ? null : CaseKind.Base, baseId), GraduateOfficer, default));
        return uploaded.Value.Id;
    }

    private static byte[] Table(params (string Name, string Discipline, string SelectedOn)[] rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows.Select(row => new Dictionary<string, object?>
        {
            ["姓名"] = row.Name,
            ["学科专业"] = row.Discipline,
            ["职称、学位"] = "主任药师、硕士",
            ["遴选日期"] = row.SelectedOn,
            ["遴选依据"] = "研究生处〔2026〕12 号",
        }).ToList());
        return stream.ToArray();
    }

    private Task<Result<bool>> ConcludeAsync(int year) => Service.In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(GraduateOfficer, "test.conclude"), _ =>
    {
        scope.GetRequiredService<EventLog>().Append(new(nameof(AssessmentConcluded), "base/b1", new JsonObject { ["year"] = year, ["passed"] = true }) { BaseId = "b1" });
        return Task.FromResult((Result<bool>)true);
    }, default));

    private Task<Result<RulesList>> FileAsync(Caller caller, string document, DateOnly from, string? note = null, RulesKind kind = RulesKind.Safety) =>
        Service.With<FileRules, Result<RulesList>>(use => use.HandleAsync(new("b1", kind, new(document, from, note)), caller, default));

    private Task<Result<ExchangeItem>> RecordAsync(Caller caller, ExchangeEntry? entry = null, string? id = null, int? version = null) =>
        Service.With<RecordExchange, Result<ExchangeItem>>(use => use.HandleAsync(new("b1", entry ?? Meeting, id, version), caller, default));

    private Task<Result<FactsItem>> ReportAsync(Caller caller, int year, FactsEntry? facts = null, int? version = null) =>
        Service.With<ReportFacts, Result<FactsItem>>(use => use.HandleAsync(new("b1", year, facts ?? Facts, version), caller, default));

    private Task<Result<BaseGapList>> GapsAsync(Caller caller) =>
        Service.With<GetBaseGaps, Result<BaseGapList>>(get => get.HandleAsync("b1", null, caller, default));

    private async Task<string> CodesAsync() => string.Join(' ', (await GapsAsync(Pharma)).Value.Items.Select(gap => gap.Code));

    private Task<Result<MentorImport>> ImportAsync(byte[] content) =>
        Service.With<ImportMentors, Result<MentorImport>>(use => use.HandleAsync(new("b1", content), Pharma, default));

    private async Task<List<(string Type, string? Clause, string Actor)>> TimelineAsync()
    {
        var timeline = await Service.With<GetBaseTimeline, Result<EventList>>(get => get.HandleAsync("b1", GraduateOfficer, default));
        return [.. timeline.Value.Items.Select(item => (item.Type, item.Clause, item.Actor.Name))];
    }

    private async Task<IEnumerable<string>> StepsAsync() => (await Service.InboxAsync(GraduateOfficer)).Select(task => task.TaskType);

    private async Task<Result<TaskCompleted>> CompleteAsync(Caller caller, string taskType, JsonObject form)
    {
        var task = (await Service.InboxAsync(caller)).Single(one => one.TaskType == taskType);
        return await Service.With<CompleteTask, Result<TaskCompleted>>(
            complete => complete.HandleAsync(new(task.Id, task.Revision, "Done", null, form, null), caller, default));
    }
}
