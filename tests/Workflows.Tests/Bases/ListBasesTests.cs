using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases;

public sealed class ListBasesTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly BaseProfile Hospital = new(
        "和平医院基地", "heping-hospital", "长治医学院附属和平医院", BaseCategory.Clinical, BaseLevel.College, ["clinical"], ["内科学", "外科学"]);

    private static readonly BaseProfile Care = TestBases.Profile with
    {
        Name = "漳河康养基地",
        UnitId = null,
        UnitName = "漳河康养护理中心",
        Level = BaseLevel.GraduateOffice,
        DepartmentIds = ["nursing"],
        Disciplines = ["护理学"],
    };

    private static readonly ListBasesRequest All = new(new PageRequest(1, 50));

    [SetUp]
    public Task FillTheRegister() => Service.SaveAsync(
        new Department("pharmacy", "药学系", "Department of Pharmacy"),
        TestBases.Complete("pharma", sequence: 3),
        TestBases.Base("heping", BaseStatus.Approved, Hospital, 1),
        TestBases.Base("care", BaseStatus.Active, Care, 2),
        TestBases.Base("candidate", BaseStatus.Candidate),
        TestBases.Base("rejected", BaseStatus.Rejected, Care));

    [Test]
    public Task Each_filter_leaves_out_what_it_should() => ExpectAsync(GraduateOfficer, new()
    {
        [All] = "care pharma heping candidate rejected",
        [All with { Status = BaseStatus.Active }] = "care pharma",
        [All with { Category = BaseCategory.Clinical }] = "heping",
        [All with { Level = BaseLevel.GraduateOffice }] = "care rejected",
        [All with { DepartmentId = "nursing" }] = "care pharma candidate rejected",
        [All with { DepartmentId = "pharmacy" }] = "pharma candidate",
        [All with { Discipline = "外科学" }] = "heping",
        [All with { Text = "康养" }] = "care rejected",
        [All with { Text = " 太行康源制药 " }] = "pharma candidate",
        [All with { Text = "lc-001" }] = "heping",
        [All with { Text = "100%_'" }] = "",
        [All with { Status = BaseStatus.Active, DepartmentId = "pharmacy", Discipline = "药学", Text = "药" }] = "pharma",
    });

    [Test]
    public Task Eligible_for_a_year_are_those_of_which_the_domain_says_so() => ExpectAsync(Subscriber, new()
    {
        [All with { EligibleFor = 2026 }] = "",
        [All with { EligibleFor = 2027 }] = "pharma",
        [All with { EligibleFor = 2030 }] = "pharma",
        [All with { EligibleFor = 2031 }] = "",
        [All with { EligibleFor = 2028, Category = BaseCategory.Clinical }] = "",
    });

    [Test]
    public async Task Each_order_can_be_reversed_and_puts_last_what_is_missing()
    {
        await Service.ChangeAsync(async db => (await db.FindAsync<TrainingBase>("care"))!.OrderRectification(TestBases.At.AddDays(1)));
        await ExpectAsync(GraduateOfficer, new()
        {
            [All with { Sort = "number" }] = "care pharma heping candidate rejected",
            [All with { Sort = "-number" }] = "heping pharma care candidate rejected",
            [All with { Sort = "status" }] = "candidate heping pharma care rejected",
            [All with { Sort = "-status" }] = "rejected care pharma heping candidate",
            [All with { Sort = "-statusSince", Status = BaseStatus.Rectifying }] = "care",
            [All with { Sort = "endsOn", Category = BaseCategory.NonClinical }] = "care pharma candidate rejected",
            [All with { Sort = "-endsOn", Category = BaseCategory.NonClinical }] = "care pharma candidate rejected",
            [All with { Sort = "name", Text = "基地（" }] = "pharma care heping",
            [All with { Sort = "-name", Text = "基地（" }] = "heping care pharma",
        });
        Assert.That((await ListAsync(All with { Sort = "-statusSince" }, GraduateOfficer)).Value.Items[0].Id, Is.EqualTo("care"));
    }

    [TestCase("level", null, null, "sort")]
    [TestCase("--name", null, null, "sort")]
    [TestCase("", null, null, "sort")]
    [TestCase(null, 1999, null, "eligibleFor")]
    [TestCase(null, 2101, null, "eligibleFor")]
    [TestCase(null, null, "a\0b", "text")]
    public async Task A_query_outside_the_limits_is_refused_by_field(string? sort, int? year, string? text, string field)
    {
        var refusal = (await ListAsync(All with { Sort = sort, EligibleFor = year, Text = text }, GraduateOfficer)).Refusal;

        Assert.That((refusal?.Kind, refusal?.Errors.Keys.Single()), Is.EqualTo(((RefusalKind?)RefusalKind.Invalid, field)));
    }

    [Test]
    public async Task Whoever_is_signed_in_sees_the_register_and_whom_it_concerns_the_rest()
    {
        var seen = new Dictionary<Caller, string>
        {
            [Subscriber] = "care pharma heping",
            [OtherUnit] = "care pharma heping",
            [ClinicalHead] = "care pharma heping",
            [Pharma] = "care pharma heping candidate",
            [PharmacyOfficer] = "care pharma heping candidate",
            [NursingHead] = "care pharma heping candidate rejected",
            [Auditor] = "care pharma heping candidate rejected",
        };
        foreach (var (caller, expected) in seen)
            await ExpectAsync(caller, new() { [All] = expected });
    }

    [Test]
    public async Task Pages_are_cut_after_the_filters_also_where_the_domain_decides()
    {
        await Service.SaveAsync([.. Enumerable.Range(10, 3).Select(number => TestBases.Complete($"more{number}", sequence: number))]);

        var second = (await ListAsync(All with { Page = new(2, 2) }, GraduateOfficer)).Value;
        var eligible = (await ListAsync(All with { Page = new(2, 3), EligibleFor = 2028 }, GraduateOfficer)).Value;

        Assert.That((second.Total, Ids(second)), Is.EqualTo((8, "more10 more11")));
        Assert.That((eligible.Total, Ids(eligible)), Is.EqualTo((4, "more12")));
    }

    [Test]
    public async Task A_line_of_the_register_says_all_that_others_rely_on()
    {
        var item = (await ListAsync(All with { Text = "FL-003" }, Subscriber)).Value.Items.Single();

        Assert.That(item with { Departments = [], Disciplines = [] }, Is.EqualTo(new BaseItem(
            "pharma", "CZMC-2027-FL-003", "长治医学院研究生培养基地（太行康源制药有限公司）", "太行康源制药有限公司", BaseCategory.NonClinical, BaseLevel.Department,
            "pharmacy", [], [], BaseStatus.Active, TestBases.At, new("pharma-agreement", new(2027, 3, 1), new(2030, 2, 28)))));
        Assert.That(item.Departments, Is.EqualTo(new DepartmentName[] { new("pharmacy", new("药学系", "Department of Pharmacy")), new("nursing", new("nursing", "nursing")) }));
        Assert.That(item.Disciplines, Is.EqualTo(new[] { "药学", "中药学" }));
    }

    private async Task ExpectAsync(Caller caller, Dictionary<ListBasesRequest, string> expected)
    {
        foreach (var (request, ids) in expected)
        {
            var listed = await ListAsync(request, caller);
            Assert.That(listed.IsOk, Is.True, $"{request}: {listed.Refusal?.Detail.En}");
            Assert.That(Ids(listed.Value), Is.EqualTo(ids), $"{caller.Name}: {request}");
        }
    }

    private Task<Result<Page<BaseItem>>> ListAsync(ListBasesRequest request, Caller caller) =>
        Service.With<ListBases, Result<Page<BaseItem>>>(list => list.HandleAsync(request, caller, default));

    private static string Ids(Page<BaseItem> page) => string.Join(' ', page.Items.Select(item => item.Id));
}
