using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Bases;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class BaseEndpointTests(DatabaseProvider provider)
{
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(provider);
        await host.Services.SaveAsync(
            TestBases.Complete("complete", sequence: 901),
            TestBases.Base("approved", BaseStatus.Approved, sequence: 902),
            TestBases.Base("delisted", BaseStatus.Delisted, sequence: 903),
            TestBases.Base("candidate", BaseStatus.Candidate));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task A_line_of_the_register_has_the_shape_that_others_rely_on()
    {
        using var client = await host.ProgramAsync("expert1");
        var page = await (await client.GetAsync("/api/bases?eligibleFor=2028&category=nonclinical&level=Department&status=active&department=pharmacy&discipline=药学&text=fl-901&sort=-endsOn&page=1&size=5")).JsonAsync();

        Assert.That(((int?)page["total"], (int?)page["page"], (int?)page["size"]), Is.EqualTo((1, 1, 5)));
        var item = page["items"]![0]!.AsObject();
        foreach (var (field, value) in new[]
        {
            ("id", "complete"), ("number", "CZMC-2027-FL-901"), ("unit", "太行康源制药有限公司"), ("category", "NonClinical"), ("level", "Department"),
            ("department", "pharmacy"), ("status", "Active"), ("statusSince", "2027-03-01T01:00:00Z"),
        })
            Assert.That((string?)item[field], Is.EqualTo(value), field);
        Assert.That(item["disciplines"]!.ToJsonString(), Is.EqualTo(new JsonArray("药学", "中药学").ToJsonString()));
        Assert.That((string?)item["agreement"]!["endsOn"], Is.EqualTo("2030-02-28"));
        var approved = await (await client.GetAsync("/api/bases/approved")).JsonAsync();
        Assert.That(approved.AsObject().ContainsKey("agreement") && approved["agreement"] is null, Is.True);
    }

    [TestCase("status=Open", "status")]
    [TestCase("status=3", "status")]
    [TestCase("category=dental", "category")]
    [TestCase("level=A", "level")]
    [TestCase("sort=colour", "sort")]
    [TestCase("eligibleFor=20270", "eligibleFor")]
    [TestCase("eligibleFor=soon", "eligibleFor")]
    [TestCase("text=a%00b", "text")]
    [TestCase("size=0", "size")]
    public async Task A_query_outside_the_limits_names_its_field(string query, string field)
    {
        using var client = await host.ProgramAsync("expert1");
        var problem = await (await client.GetAsync($"/api/bases?{query}")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?[field], Is.Not.Null, problem.ToJsonString());
    }

    [Test]
    public async Task A_base_that_is_not_theirs_to_see_is_404_at_every_address()
    {
        using var client = await host.ProgramAsync("unit.hospital");
        foreach (var address in new[] { "", "/timeline", "/eligibility?year=2027", "/working-group", "/working-group/history", "/mentors", "/mentors/table", "/rules", "/exchanges", "/facts", "/gaps" })
            await (await client.GetAsync($"/api/bases/candidate{address}")).ProblemAsync(404, "base.not_found");
        await (await client.PutAsJsonAsync("/api/bases/candidate/working-group", Group())).ProblemAsync(404, "base.not_found");

        using var owner = await host.ProgramAsync("unit.pharma");
        Assert.That((string?)(await (await owner.GetAsync("/api/bases/candidate")).JsonAsync())["status"], Is.EqualTo("Candidate"));
    }

    [Test]
    public async Task Eligibility_gives_reason_and_clause_in_the_callers_language()
    {
        using var client = await host.ProgramAsync("auditor");
        var yes = await (await client.GetAsync("/api/bases/complete/eligibility?year=2028")).JsonAsync();
        Assert.That(yes.ToJsonString(), Is.EqualTo("""{"baseId":"complete","year":2028,"eligible":true,"reason":null,"clause":null}"""));

        var no = await (await client.GetAsync("/api/bases/delisted/eligibility?year=2028")).JsonAsync();
        Assert.That(((bool?)no["eligible"], (string?)no["clause"], (string?)no["reason"]), Is.EqualTo((false, "6.3.4", "整改后仍不合格，2028 年度停用。")));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await (await client.GetAsync("/api/bases/delisted/eligibility?year=2028")).JsonAsync();
        Assert.That((string?)english["reason"], Does.StartWith("The base failed its rectification"));

        foreach (var query in new[] { "", "?year=", "?year=1999", "?year=x" })
        {
            var problem = await (await client.GetAsync($"/api/bases/complete/eligibility{query}")).JsonAsync(HttpStatusCode.BadRequest);
            Assert.That(problem["errors"]?["year"], Is.Not.Null, query);
        }
    }

    [Test]
    public async Task The_working_group_is_set_once_per_version_by_those_who_may()
    {
        await host.Services.SaveAsync(TestBases.Base("group", BaseStatus.Active, sequence: 910));
        using var head = await host.ProgramAsync("pharmacy.head");
        var missing = await (await head.GetAsync("/api/bases/group/working-group")).ProblemAsync(404, "base.no_working_group");
        Assert.That((string?)missing["clause"], Is.EqualTo("5.1"));

        using var opened = await head.GetAsync("/api/bases/group");
        Assert.That(opened.Headers.ETag?.Tag, Is.EqualTo("\"1\""));
        using var set = await PutAsync(head, "/api/bases/group/working-group", Group(), "\"1\"");
        Assert.That((string?)(await set.JsonAsync())["leader"]!["name"], Is.EqualTo("陈志强"));
        Assert.That(set.Headers.ETag?.Tag, Is.EqualTo("\"2\""));
        await (await PutAsync(head, "/api/bases/group/working-group", Group(), "\"1\"")).ProblemAsync(412, "base.stale");
        await (await PutAsync(head, "/api/bases/group/working-group", Group(), "\"x\"")).ProblemAsync(400, "request.if_match_invalid");

        using var unit = await host.ProgramAsync("unit.pharma");
        var forbidden = await (await PutAsync(unit, "/api/bases/group/working-group", Group(), "*")).ProblemAsync(403, "base.forbidden");
        Assert.That((string?)forbidden["clause"], Is.EqualTo("5.1"));
        var invalid = await (await head.PutAsJsonAsync("/api/bases/group/working-group", new { leaderFrom = "Department" })).ProblemAsync(400, "base.working_group_invalid");
        Assert.That(invalid["errors"]!.AsObject().Select(error => error.Key), Is.EqualTo(new[] { "deputy.name", "deputy.post", "leader.name", "leader.post", "leaderDepartmentId", "staff" }));
        await (await head.PutAsJsonAsync("/api/bases/group/working-group", new { })).ProblemAsync(400, "request.invalid");
        await (await head.PutAsJsonAsync("/api/bases/candidate/working-group", Group())).ProblemAsync(422, "base.not_approved");
    }

    [Test]
    public async Task A_mentor_is_registered_and_shown_with_a_telephone_number_to_whom_it_is_for()
    {
        await host.Services.SaveAsync(TestBases.Base("mentored", BaseStatus.Active, sequence: 911));
        using var unit = await host.ProgramAsync("unit.pharma");
        var mentor = new { name = "陈静 👩‍⚕️", discipline = "药学", qualification = "主任药师", selectedOn = "2026-09-01", selectionRecord = "研究生处〔2026〕12 号", phone = "13700137000" };

        using var added = await unit.PostAsync("/api/bases/mentored/mentors", mentor, ("Idempotency-Key", "mentor-1"));
        using var again = await unit.PostAsync("/api/bases/mentored/mentors", mentor, ("Idempotency-Key", "mentor-1"));
        var first = await added.JsonAsync(HttpStatusCode.Created);
        Assert.That((await again.JsonAsync(HttpStatusCode.Created)).ToJsonString(), Is.EqualTo(first.ToJsonString()));
        await (await unit.PostAsync("/api/bases/mentored/mentors", mentor)).ProblemAsync(409, "base.mentor_exists");
        var unknown = await (await unit.PostAsync("/api/bases/mentored/mentors", new { mentor.name, discipline = "法学", mentor.qualification, mentor.selectedOn, mentor.selectionRecord }))
            .ProblemAsync(422, "base.discipline_unknown");
        Assert.That((string?)unknown["clause"], Is.EqualTo("5.2"));
        await (await unit.PostAsync("/api/bases/mentored/mentors", new { selectedOn = "31.12.2026" })).ProblemAsync(400, "request.malformed_json");

        using var other = await host.ProgramAsync("unit.hospital");
        var own = await (await unit.GetAsync("/api/bases/mentored/mentors")).JsonAsync();
        var foreign = await (await other.GetAsync("/api/bases/mentored/mentors")).JsonAsync();
        Assert.That(((string?)own["items"]![0]!["phone"], (string?)foreign["items"]![0]!["phone"]), Is.EqualTo(("13700137000", (string?)null)));
        var timeline = await (await unit.GetAsync("/api/bases/mentored/timeline")).JsonAsync();
        Assert.That(timeline["items"]!.AsArray().Select(item => (string?)item!["type"]), Is.EqualTo(new[] { "MentorAdded" }));
    }

    [Test]
    public async Task Rules_exchanges_and_facts_are_kept_over_the_interface()
    {
        await host.Services.SaveAsync(TestBases.Complete("kept", sequence: 912));
        using var unit = await host.ProgramAsync("unit.pharma");
        using var file = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7 办法"u8.ToArray()), "file", "安全办法.pdf" }, { new StringContent("Base"), "caseKind" }, { new StringContent("kept"), "caseId" } };
        var document = (string)(await (await unit.PostAsync("/api/documents", file)).JsonAsync(HttpStatusCode.Created))["id"]!;
        var year = TimeProvider.System.Today().Year;

        var filed = await (await unit.PostAsJsonAsync("/api/bases/kept/rules", new { kind = "Safety", documentId = document, effectiveOn = $"{year - 1}-01-01" })).JsonAsync(HttpStatusCode.Created);
        Assert.That(((string?)filed["items"]![0]!["fileName"], (bool?)filed["items"]![0]!["isInEffect"]), Is.EqualTo(("安全办法.pdf", (bool?)true)));
        var meeting = new { heldOn = $"{year - 1}-05-01", place = "会议室", topic = "实践安排", collegeSide = new[] { new { name = "张丽华" } }, baseSide = new[] { new { name = "罗明" } }, minutes = "商定轮转。" };
        using var recorded = await unit.PostAsJsonAsync("/api/bases/kept/exchanges", meeting);
        Assert.That(recorded.Headers.ETag?.Tag, Is.EqualTo("\"1\""));
        var id = (string)(await recorded.JsonAsync(HttpStatusCode.Created))["id"]!;
        var changed = new { id, meeting.heldOn, meeting.place, topic = "轮转", meeting.collegeSide, meeting.baseSide, meeting.minutes };
        Assert.That((string?)(await (await PutAsync(unit, "/api/bases/kept/exchanges", changed, "\"1\"")).JsonAsync())["topic"], Is.EqualTo("轮转"));
        await (await PutAsync(unit, "/api/bases/kept/exchanges", changed, "\"1\"")).ProblemAsync(412, "base.stale");

        var met = new { isMet = true };
        var facts = new { year = year - 1, specialFund = 50000, investment = 0, monthlyAllowance = 800.5, disciplines = new[] { new { discipline = "药学", places = 6, students = 4 }, new { discipline = "中药学", places = 2, students = 1 } }, living = met, study = met, work = met };
        using var reported = await PutAsync(unit, "/api/bases/kept/facts", facts, "\"0\"");
        Assert.That((decimal?)(await reported.JsonAsync())["facts"]!["monthlyAllowance"], Is.EqualTo(800.5m));
        await (await PutAsync(unit, "/api/bases/kept/facts", new { year = year + 1 }, "*")).ProblemAsync(400, "base.facts_invalid");

        var gaps = await (await unit.GetAsync($"/api/bases/kept/gaps?year={year - 1}")).JsonAsync();
        Assert.That(gaps["items"]!.AsArray().Select(gap => ((string?)gap!["code"], (string?)gap["clause"])), Does.Contain(("gap.operation_rules", "6.1")));
        using var stranger = await host.ProgramAsync("unit.hospital");
        await (await stranger.GetAsync("/api/bases/kept/facts")).ProblemAsync(403, "base.registers_forbidden");
        using var table = await unit.GetAsync("/api/bases/kept/mentors/table");
        using var upload = new MultipartFormDataContent { { new ByteArrayContent(await table.Content.ReadAsByteArrayAsync()), "file", "导师.xlsx" } };
        var imported = await (await unit.PostAsync("/api/bases/kept/mentors/import", upload)).JsonAsync();
        Assert.That(((int?)imported["added"], (int?)imported["known"]), Is.EqualTo((0, 2)));
    }

    private static object Group() => new
    {
        leaderFrom = "Department",
        leaderDepartmentId = "pharmacy",
        leader = new { name = "陈志强", post = "药学系主任" },
        deputy = new { name = "罗明", post = "人力资源部部长" },
        staff = new[] { new { name = "赵敏", post = "培训专员" } },
    };

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string address, object body, string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request);
    }
}
