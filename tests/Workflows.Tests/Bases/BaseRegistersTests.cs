using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

/// <summary>Working group and mentors (article 5).</summary>
public sealed class BaseRegistersTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_department_sets_the_working_group_and_the_unit_registers_a_mentor()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));

        var grouped = (await SetAsync(NursingHead)).Value;
        var mentored = (await AddAsync(Pharma)).Value;

        Assert.That((grouped.Version, grouped.WorkingGroup?.Leader), Is.EqualTo((2, TestBases.Group.Leader)));
        Assert.That((mentored.Version, mentored.Mentors.Single().Name, mentored.Mentors.Single().Id.Length), Is.EqualTo((3, "陈静", 32)));
        var timeline = await Service.With<GetBaseTimeline, Result<EventList>>(get => get.HandleAsync("b1", GraduateOfficer, default));
        Assert.That(timeline.Value.Items.Select(item => (item.Type, item.Clause, item.Actor.Name)), Is.EqualTo(new[]
        {
            ("WorkingGroupSet", "5.1", "张丽华"), (nameof(BaseEligibilityChanged), "5.1", "张丽华"),
            ("MentorAdded", "5.2", "罗明"), (nameof(BaseEligibilityChanged), "5.2", "罗明"),
        }));
    }

    [Test]
    public async Task Others_see_the_base_but_may_not_write_into_its_registers()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active), TestBases.Base("b2", BaseStatus.InReview));

        foreach (var caller in new[] { ClinicalHead, OtherUnit, Subscriber, Auditor })
        {
            Assert.That((await SetAsync(caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await AddAsync(caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
        }

        Assert.That((await SetAsync(Pharma)).Refusal?.Clause, Is.EqualTo(Regulation.Art5_1), "the unit names no working group");
        Assert.That((await SetAsync(ClinicalHead, id: "b2")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task Before_approval_the_refusal_names_the_state()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.InReview));

        foreach (var refused in new[] { (await SetAsync(NursingHead)).Refusal, (await AddAsync(Pharma)).Refusal })
        {
            Assert.That((refused?.Kind, refused?.Code), Is.EqualTo(((RefusalKind?)RefusalKind.RuleBroken, "base.not_approved")));
            Assert.That(refused!.Detail.Zh, Does.Contain("审批中").And.Contain("InReview"));
        }
    }

    [Test]
    public async Task An_older_version_is_refused_and_of_two_at_once_only_one_is_taken()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));

        var both = await Task.WhenAll(Task.Run(() => SetAsync(NursingHead, version: 1)), Task.Run(() => SetAsync(PharmacyOfficer, version: 1)));
        var late = await AddAsync(Pharma, version: 1);

        Assert.That(both.Count(result => result.IsOk), Is.EqualTo(1));
        Assert.That(both.Single(result => !result.IsOk).Refusal?.Kind, Is.EqualTo(RefusalKind.Stale));
        Assert.That((late.Refusal?.Kind, late.Refusal?.Code), Is.EqualTo(((RefusalKind?)RefusalKind.Stale, "base.stale")));
    }

    [Test]
    public async Task Mentors_registered_at_once_are_all_kept_and_each_once()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));
        string[] names = ["甲", "乙", "丙", "甲"];

        var added = await Task.WhenAll(names.Select(name => Task.Run(() => AddAsync(Pharma, name: name))));

        Assert.That(added.Count(result => result.IsOk), Is.EqualTo(3));
        Assert.That(added.Single(result => !result.IsOk).Refusal?.Code, Is.EqualTo("base.mentor_exists"));
        var detail = await Service.With<GetBase, Result<BaseDetail>>(get => get.HandleAsync("b1", Pharma, default));
        Assert.That(detail.Value.Mentors.Select(mentor => mentor.Name), Is.EquivalentTo(new[] { "甲", "乙", "丙" }));
    }

    [Test]
    public async Task What_is_missing_is_named_by_field_and_a_repeated_key_registers_once()
    {
        await Service.SaveAsync(TestBases.Base("b1", BaseStatus.Active));

        var empty = await SetAsync(NursingHead, group: new(LeaderOffice.Department, "clinical", new(null, null), new("李红", "部长", "x"), []));
        var first = await AddAsync(Pharma, key: "k1");
        var again = await AddAsync(Pharma, key: "k1");

        Assert.That(empty.Refusal?.Errors.Keys, Is.EqualTo(new[] { "deputy.phone", "leader.name", "leader.post", "leaderDepartmentId", "staff" }));
        Assert.That(again.Value.Mentors, Is.EqualTo(first.Value.Mentors));
    }

    private Task<Result<BaseDetail>> SetAsync(Caller caller, int? version = null, string id = "b1", WorkingGroup? group = null) =>
        Service.With<SetWorkingGroup, Result<BaseDetail>>(set => set.HandleAsync(new(id, group ?? TestBases.Group, version), caller, default));

    private Task<Result<BaseDetail>> AddAsync(Caller caller, int? version = null, string name = "陈静", string? key = null) =>
        Service.With<AddMentor, Result<BaseDetail>>(
            add => add.HandleAsync(new("b1", name, "药学", "主任药师、硕士", new(2026, 9, 1), "研究生处〔2026〕12 号", null, Version: version), caller, default), key);
}
