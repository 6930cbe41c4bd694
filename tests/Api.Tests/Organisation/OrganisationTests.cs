using System.Net;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Organisation;

public sealed class OrganisationTests(DatabaseProvider provider) : EndpointTests(provider)
{
    [Test]
    public async Task The_demo_college_has_its_departments_units_and_experts()
    {
        using var client = await Host.ProgramAsync("grad.officer");
        var departments = await (await client.GetAsync("/api/departments")).JsonAsync();
        var units = await (await client.GetAsync("/api/units?size=5&page=2")).JsonAsync();
        var experts = await (await client.GetAsync("/api/people?role=Expert")).JsonAsync();
        Assert.Multiple(() =>
        {
            Assert.That(departments.AsArray().Select(department => (string?)department!["name"]), Does.Contain("药学系").And.Contain("护理学院"));
            Assert.That((int?)units["total"], Is.EqualTo(15));
            Assert.That((int?)units["page"], Is.EqualTo(2));
            Assert.That((int?)units["size"], Is.EqualTo(5));
            Assert.That(units["items"]!.AsArray(), Has.Count.EqualTo(5));
            Assert.That((int?)experts["total"], Is.EqualTo(5));
        });
    }

    [Test]
    public async Task An_outside_account_sees_its_own_unit_and_no_directory()
    {
        using var client = await Host.ProgramAsync("unit.pharma");
        var units = await (await client.GetAsync("/api/units")).JsonAsync();
        Assert.That(units["items"]!.AsArray().Select(unit => (string?)unit!["id"]), Is.EqualTo(new[] { "taihang-pharma" }));
        await (await client.GetAsync("/api/people")).ProblemAsync(403, "organisation.people_of_college_only");
    }

    [TestCase("page=0", "page")]
    [TestCase("size=201", "size")]
    [TestCase("size=many", "size")]
    public async Task A_page_outside_the_limits_is_refused_by_field(string query, string field)
    {
        using var client = await Host.ProgramAsync("grad.officer");
        var problem = await (await client.GetAsync($"/api/units?{query}")).JsonAsync(HttpStatusCode.BadRequest);
        Assert.That(problem["errors"]?[field], Is.Not.Null, problem.ToJsonString());
    }

    [Test]
    public async Task Only_an_administrator_adds_a_department()
    {
        using var client = await Host.ProgramAsync("grad.director");
        await (await client.PostAsync("/api/departments", new { id = "x", name = "某系", englishName = "Some" }))
            .ProblemAsync(403, "organisation.administrators_only");
    }

    [Test]
    public async Task The_same_key_and_body_returns_the_first_answer_and_another_body_is_409()
    {
        using var client = await Host.ProgramAsync("admin");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var unit = new { id = "twice", name = "重复提交医院", creditCode = (string?)null };
        var first = await (await client.PostAsync("/api/units", unit, key)).JsonAsync(HttpStatusCode.Created);
        var again = await (await client.PostAsync("/api/units", unit, key)).JsonAsync(HttpStatusCode.Created);
        Assert.That(again.ToJsonString(), Is.EqualTo(first.ToJsonString()));
        Assert.That(Host.Log, Has.None.Contains("Failed executing DbCommand"), "a repeated key is no error, and alarms nobody");

        await (await client.PostAsync("/api/units", unit with { name = "另一家" }, key)).ProblemAsync(409, "idempotency.key_reused");
        await (await client.PostAsync("/api/units", unit)).ProblemAsync(409, "organisation.unit_exists");
        await (await client.PostAsync("/api/units", unit, ("Idempotency-Key", new string('k', 201)))).ProblemAsync(400, "idempotency.key_too_long");
    }

    [TestCase("91140400MA0K1A2B3")]
    [TestCase("91140400MA0K1A2B31")]
    [TestCase("91140400ma0k1a2b3x")]
    public async Task A_unit_with_a_mistyped_credit_code_is_refused(string creditCode)
    {
        using var client = await Host.ProgramAsync("admin");
        var problem = await (await client.PostAsync("/api/units", new { id = "mistyped", name = "某医院", creditCode })).ProblemAsync(400, "organisation.invalid");
        Assert.That(problem["errors"]?["creditCode"], Is.Not.Null);
    }

    [Test]
    public async Task Every_wrong_field_of_an_account_is_named()
    {
        using var client = await Host.ProgramAsync("admin");
        var problem = await (await client.PostAsync("/api/people", new
        {
            userName = " ",
            name = "",
            password = "x",
            departmentId = "none",
            grants = new[] { new { role = "DepartmentHead", scope = "college" }, new { role = "Expert", scope = "moon" } },
        })).ProblemAsync(400, "organisation.invalid");
        Assert.That(problem["errors"]!.AsObject().Select(field => field.Key),
            Is.SupersetOf(new[] { "userName", "name", "departmentId", "grants[0].scope", "grants[1].scope" }));
    }

    [Test]
    public async Task A_weak_password_is_refused_in_the_callers_language()
    {
        using var client = await Host.ProgramAsync("admin");
        var account = new { userName = "weak", name = "弱", password = "short" };
        var chinese = await (await client.PostAsync("/api/people", account)).ProblemAsync(400, "organisation.invalid");
        var english = await (await client.PostAsync("/api/people", account, ("Accept-Language", "en"))).ProblemAsync(400, "organisation.invalid");
        Assert.That((string?)chinese["errors"]?["password"]?[0], Is.EqualTo("密码至少 10 个字符。"));
        Assert.That((string?)english["errors"]?["password"]?[0], Is.EqualTo("A password has at least 10 characters."));
    }

    [Test]
    public async Task A_new_account_can_sign_in_and_its_name_is_taken()
    {
        using var client = await Host.ProgramAsync("admin");
        var account = new { userName = "stomatology.head", name = "许文", password = ApiHost.Password, departmentId = "stomatology" };
        await (await client.PostAsync("/api/people", account)).JsonAsync(HttpStatusCode.Created);
        using var program = await Host.ProgramAsync("stomatology.head");
        Assert.That((string?)(await (await program.GetAsync("/api/me")).JsonAsync())["departmentId"], Is.EqualTo("stomatology"));
        var problem = await (await client.PostAsync("/api/people", account)).ProblemAsync(400, "organisation.invalid");
        Assert.That((string?)problem["errors"]?["userName"]?[0], Does.Contain("已被使用"));
    }
}
