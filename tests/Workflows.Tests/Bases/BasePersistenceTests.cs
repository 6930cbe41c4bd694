using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Bases;

public sealed class BasePersistenceTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [TestCase(BaseStatus.Candidate)]
    [TestCase(BaseStatus.Active)]
    [TestCase(BaseStatus.Delisted)]
    public async Task A_base_comes_back_as_it_was_saved(BaseStatus status)
    {
        var saved = status == BaseStatus.Active ? TestBases.Complete("b1") : TestBases.Base("b1", status);
        await Service.SaveAsync(saved);

        Assert.That(Snapshot(await ReadAsync("b1")), Is.EqualTo(Snapshot(saved)));
    }

    [Test]
    public async Task Each_nested_change_is_stored_and_counts_the_version_up()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved));
        Func<TrainingBase, Refusal?>[] changes =
        [
            one => one.AddMentor(TestBases.Mentor("药学"), TestBases.Today),
            one => one.SetWorkingGroup(TestBases.Group),
            one => one.SetWorkingGroup(TestBases.Group with { Deputy = TestBases.Group.Deputy with { Phone = null } }),
            one => one.Activate(TestBases.Agreement("a1", "b1", Domain.Agreements.AgreementStatus.InForce), TestBases.At.AddDays(1)),
        ];
        var expected = TestBases.Base("b1", BaseStatus.Approved);
        foreach (var (index, change) in changes.Index())
        {
            Assert.That(change(expected), Is.Null);
            await Service.ChangeAsync(async db => change(await db.Set<TrainingBase>().SingleAsync()));

            Assert.That(Snapshot(await ReadAsync("b1")), Is.EqualTo(Snapshot(expected)));
            Assert.That(await Service.With<WorkflowsDbContext, int>(async db => db.VersionOf(await db.Set<TrainingBase>().SingleAsync())), Is.EqualTo(index + 2));
        }
    }

    [Test]
    public async Task Departments_disciplines_and_the_agreements_last_day_are_found_by_the_database()
    {
        await Service.SaveAsync(TestBases.Complete("b1"), TestBases.Base("b2", BaseStatus.Approved, TestBases.Profile with { DepartmentIds = ["clinical"] }, 2));

        var found = await Service.With<WorkflowsDbContext, List<string>>(db => db.Set<TrainingBase>()
            .Where(one => one.DepartmentIds.Contains("nursing") && one.Disciplines.Contains("中药学") && one.Agreement!.EndsOn < new DateOnly(2030, 3, 1))
            .Select(one => one.Id).ToListAsync());

        Assert.That(found, Is.EqualTo(new[] { "b1" }));
    }

    [Test]
    public async Task Two_bases_never_share_a_number()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Approved));

        Assert.That(() => Service.SaveAsync(TestBases.Base("b2", BaseStatus.Approved)), Throws.InstanceOf<DbUpdateException>());
    }

    [Test]
    public async Task Numbers_given_out_at_once_are_unique_and_gapless_and_those_of_failed_commands_are_used_again()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 24).Select(index => Task.Run(() => NumberAsync(fails: index % 3 == 0))));

        var numbers = given.OfType<BaseNumber>().Select(number => number.Sequence).Order();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 16)));
    }

    [Test]
    public async Task Each_year_and_category_counts_for_itself()
    {
        await NumberAsync();

        Assert.That($"{await NumberAsync()} {await NumberAsync(2028)} {await NumberAsync(2027, BaseCategory.Clinical)}",
            Is.EqualTo("CZMC-2027-FL-002 CZMC-2028-FL-001 CZMC-2027-LC-001"));
    }

    [Test]
    public void A_number_outside_a_unit_of_work_is_refused() => Assert.That(
        () => Service.With<BaseNumbers, BaseNumber>(numbers => numbers.NextAsync(2027, BaseCategory.Clinical, default)),
        Throws.InvalidOperationException);

    [Test]
    public async Task What_happens_to_a_base_is_published_with_case_clause_and_reason()
    {
        var about = new CaseRef(CaseKind.Application, "app-1", "太行康源申请", "b1", "太行康源");
        await Service.In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(TestRoutes.Officer, "test.events"), _ =>
        {
            var events = scope.GetRequiredService<BaseEvents>();
            events.Applied(TestBases.Base("b1", BaseStatus.InReview), "app-1", about);
            events.StatusChanged(TestBases.Base("b1", BaseStatus.Rejected), BaseStatus.InReview, about, Regulation.Art3_1, "条件不足");
            events.Approved(TestBases.Base("b1", BaseStatus.Approved), about, Regulation.Art3_3);
            events.Activated(TestBases.Base("b1", BaseStatus.Active), about);
            events.Delisted(TestBases.Base("b1", BaseStatus.Delisted), null);
            events.Terminated(TestBases.Base("b1", BaseStatus.Terminated), null, "双方协商");
            return Task.FromResult((Result<bool>)true);
        }, default));

        var timeline = await Service.With<Timelines, IReadOnlyList<EventItem>>(timelines => timelines.OfBaseAsync("b1", default));
        var shown = timeline.Select(item => $"{item.Type} {item.Subject} {item.Actor.Name} {item.Clause} {item.Comment} {Last(item)}".TrimEnd());
        Assert.That(shown, Is.EqualTo(new[]
        {
            "BaseApplied base/b1 王经办 3.1  Voluntary",
            "BaseStatusChanged base/b1 王经办 3.1 条件不足 3.1",
            "BaseApproved base/b1 王经办 3.3  Department",
            "BaseActivated base/b1 王经办 4.1  2030-02-28",
            "BaseDelisted base/b1 王经办 6.3.4  2028",
            "BaseTerminated base/b1 王经办 4.2 双方协商 双方协商",
        }));
        Assert.That(timeline[1].Data["eligibility"]!.AsArray().Select(one => (bool)one!["eligible"]!), Has.All.False);
        timeline[1].Data.AsObject().Remove("eligibility");
        Assert.That(timeline[1].Data.ToJsonString(Json.Options), Is.EqualTo(
            """{"baseId":"b1","baseName":"太行康源实践基地","from":"InReview","to":"Rejected","reason":"条件不足","clause":"3.1"}"""));
        Assert.That(await Service.With<Timelines, IReadOnlyList<EventItem>>(timelines => timelines.OfCaseAsync(CaseKind.Application, "app-1", default)), Has.Count.EqualTo(4));
    }

    private async Task<BaseNumber?> NumberAsync(int year = 2027, BaseCategory category = BaseCategory.NonClinical, bool fails = false)
    {
        var given = await Service.In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.number"), async token =>
        {
            var number = await scope.GetRequiredService<BaseNumbers>().NextAsync(year, category, token);
            return fails ? new Refusal(RefusalKind.Conflict, "test.failed", default) : (Result<BaseNumber>)number;
        }, default));
        return given.IsOk ? given.Value : null;
    }

    private Task<TrainingBase> ReadAsync(string id) =>
        Service.With<WorkflowsDbContext, TrainingBase>(db => db.Set<TrainingBase>().AsNoTracking().SingleAsync(one => one.Id == id));

    private static string Snapshot(TrainingBase one) => JsonSerializer.Serialize(one, Json.Options);

    private static string? Last(EventItem item) => item.Data.AsObject().Last(field => field.Value is not JsonArray).Value?.ToString();
}
