using System.Net;
using System.Net.Http.Headers;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.SignIn;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class SignInTests(DatabaseProvider provider)
{
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await ApiHost.StartAsync(provider, new() { ["SignIn:FailuresBeforeLockOut"] = "3" });

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task A_program_signs_in_and_learns_who_it_is()
    {
        using var client = await host.ProgramAsync("pharmacy.head");
        var me = await (await client.GetAsync("/api/me")).JsonAsync();
        Assert.Multiple(() =>
        {
            Assert.That((string?)me["userName"], Is.EqualTo("pharmacy.head"));
            Assert.That((string?)me["name"], Is.EqualTo("陈志强"));
            Assert.That((string?)me["roles"]?[0]?["role"], Is.EqualTo("DepartmentHead"));
            Assert.That((string?)me["roles"]?[0]?["scope"], Is.EqualTo("department:pharmacy"));
        });
    }

    [Test]
    public async Task Without_a_token_the_answer_is_401_and_no_redirect()
    {
        using var client = await host.ProgramAsync();
        await (await client.GetAsync("/api/me")).ProblemAsync(401, "auth.required");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made-up");
        await (await client.GetAsync("/api/me")).ProblemAsync(401, "auth.required");
    }

    [TestCase("vp", "wrong")]
    [TestCase("nobody", "Demo-2026!")]
    [TestCase("", "")]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer(string userName, string password)
    {
        using var client = await host.ProgramAsync();
        var problem = await (await client.PostAsync("/api/auth/login", new { userName, password })).ProblemAsync(401, "auth.wrong_credentials");
        Assert.That((string?)problem["detail"], Is.EqualTo("用户名或密码不正确。"));
    }

    [Test]
    public async Task After_repeated_failures_even_the_right_password_is_refused()
    {
        using var client = await host.ProgramAsync();
        for (var failure = 1; failure <= 3; failure++)
            (await client.PostAsync("/api/auth/login", new { userName = "expert5", password = "wrong" })).Dispose();

        var problem = await (await client.PostAsync("/api/auth/login", new { userName = "expert5", password = ApiHost.Password }))
            .ProblemAsync(401, "auth.locked_out");
        Assert.That((string?)problem["detail"], Does.Contain("锁定"));
    }

    [Test]
    public async Task A_refresh_token_gives_new_tokens_until_the_account_signs_out()
    {
        using var client = await host.ProgramAsync();
        var login = await (await client.PostAsync("/api/auth/login", new { userName = "expert4", password = ApiHost.Password })).JsonAsync();
        var refreshToken = (string?)login["refreshToken"];
        Assert.That((int?)login["expiresIn"], Is.EqualTo(3600));

        var renewed = await (await client.PostAsync("/api/auth/refresh", new { refreshToken })).JsonAsync();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)renewed["accessToken"]);
        using var logout = await client.PostAsync("/api/auth/logout", null);
        Assert.That(logout.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        using var ended = await client.GetAsync("/api/me");
        Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "the access token has ended with the session");
        await (await client.PostAsync("/api/auth/refresh", new { refreshToken })).ProblemAsync(401, "auth.refresh_token_invalid");
        await (await client.PostAsync("/api/auth/refresh", new { refreshToken = "made-up" })).ProblemAsync(401, "auth.refresh_token_invalid");
    }

    [Test]
    public async Task An_address_that_tries_too_often_gets_429()
    {
        await using var strict = await ApiHost.StartAsync(provider, new() { ["SignIn:AttemptsPerMinute"] = "2" });
        using var client = await strict.ProgramAsync();
        for (var attempt = 1; attempt <= 2; attempt++)
            (await client.PostAsync("/api/auth/login", new { userName = "vp", password = ApiHost.Password })).Dispose();
        await (await client.PostAsync("/api/auth/login", new { userName = "vp", password = ApiHost.Password })).ProblemAsync(429, "request.too_many");
    }

    [Test]
    public async Task A_browser_signs_in_by_form_and_writes_only_with_the_antiforgery_token()
    {
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false });
        using var unguarded = await browser.PostAsync("/account/sign-in", Form(("userName", "admin"), ("password", ApiHost.Password)));
        Assert.That(unguarded.Headers.Location?.OriginalString, Does.StartWith("/sign-in?error=expired"), "a form without the token");

        var token = await AntiforgeryTokenAsync(browser);
        using var signedIn = await browser.PostAsync("/account/sign-in", Form(
            ("userName", "admin"), ("password", ApiHost.Password), ("returnUrl", "/inbox"), ("__RequestVerificationToken", token)));
        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(signedIn.Headers.Location?.OriginalString, Is.EqualTo("/inbox"));
        await (await browser.GetAsync("/api/me")).JsonAsync();

        var department = new { id = $"d{Guid.NewGuid():N}", name = $"测试系 {Guid.NewGuid():N}", englishName = "Test" };
        await (await browser.PostAsync("/api/departments", department)).ProblemAsync(400, "auth.antiforgery");
        await (await browser.PostAsync("/api/departments", department, ("X-CSRF-TOKEN", await AntiforgeryTokenAsync(browser))))
            .JsonAsync(HttpStatusCode.Created);
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false });
        using var signedIn = await browser.PostAsync("/account/sign-in", Form(
            ("userName", "admin"), ("password", ApiHost.Password), ("returnUrl", returnUrl), ("__RequestVerificationToken", await AntiforgeryTokenAsync(browser))));
        Assert.That(signedIn.Headers.Location?.OriginalString, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_failed_form_goes_back_to_the_page_that_says_so()
    {
        using var browser = host.CreateClient(new() { AllowAutoRedirect = false });
        using var refused = await browser.PostAsync("/account/sign-in", Form(
            ("userName", "nobody"), ("password", "x"), ("__RequestVerificationToken", await AntiforgeryTokenAsync(browser))));
        Assert.That(refused.Headers.Location?.OriginalString, Does.StartWith("/sign-in?error=wrong"));
    }

    private static async Task<string> AntiforgeryTokenAsync(HttpClient browser) =>
        (string)(await (await browser.GetAsync("/api/auth/antiforgery")).JsonAsync())["token"]!;

    private static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
}
