using System.Net;
using System.Web;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Tests.SignIn;

/// <summary>A browser goes to the college's provider and comes back; every hop is a request of its own.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class CollegeIdentityTests(DatabaseProvider provider)
{
    private OpenIdProvider college = null!;
    private ApiHost host = null!;
    private HttpClient outside = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        college = await OpenIdProvider.StartAsync();
        host = await ApiHost.StartAsync(provider, Settings(college.Authority));
        outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        outside?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (college is not null)
            await college.DisposeAsync();
    }

    [Test]
    public async Task Somebody_with_an_account_comes_in_by_user_name_and_back_to_the_page_they_wanted()
    {
        college.Person = ("s-001", "vp");
        using var browser = Browser();

        var end = await GoAsync(browser, "/tasks?view=todo");

        Assert.That(end, Is.EqualTo("/tasks?view=todo"));
        var me = await (await browser.GetAsync("/api/me")).JsonAsync();
        Assert.That((string?)me["userName"], Is.EqualTo("vp"));
    }

    [Test]
    public async Task Once_linked_the_subject_counts_and_the_user_name_no_longer()
    {
        college.Person = ("s-002", "auditor");
        using (var browser = Browser())
            Assert.That(await GoAsync(browser), Is.EqualTo("/"));

        college.Person = ("s-002", "renamed");
        using (var browser = Browser())
        {
            Assert.That(await GoAsync(browser), Is.EqualTo("/"));
            Assert.That((string?)(await (await browser.GetAsync("/api/me")).JsonAsync())["userName"], Is.EqualTo("auditor"));
        }

        college.Person = ("s-003", "auditor");
        using (var browser = Browser())
            Assert.That(await GoAsync(browser), Does.StartWith("/sign-in?error=unknown"));
    }

    [Test]
    public async Task Somebody_without_an_account_is_told_so_and_gets_none()
    {
        college.Person = ("s-004", "newcomer");
        using var browser = Browser();
        var before = await CountAccountsAsync();

        var end = await GoAsync(browser, "/bases");

        Assert.That(end, Is.EqualTo("/sign-in?error=unknown&returnUrl=%2Fbases"));
        Assert.That(await ReadAsync(browser, end), Does.Contain("没有与之对应的账号"));
        Assert.That(await CountAccountsAsync(), Is.EqualTo(before));
        await (await browser.GetAsync("/api/me")).ProblemAsync(401, "auth.required");
    }

    [Test]
    public async Task Who_cancels_there_is_back_on_the_sign_in_page()
    {
        college.Person = null;
        using var browser = Browser();

        var end = await GoAsync(browser);

        Assert.That(end, Does.StartWith("/sign-in?error=college"));
        Assert.That(await ReadAsync(browser, end), Does.Contain("统一身份认证没有完成"));
    }

    [Test]
    public async Task An_answer_that_this_browser_did_not_ask_for_signs_nobody_in()
    {
        college.Person = ("s-005", "grad.director");
        using var asked = Browser();
        using var other = Browser();
        var answer = await LeaveAsync(asked, "/");

        using var refused = await other.GetAsync(answer);

        Assert.That(refused.Headers.Location?.OriginalString, Does.StartWith("/sign-in?error=college"));
        await (await other.GetAsync("/api/me")).ProblemAsync(401, "auth.required");
    }

    [Test]
    public async Task The_button_is_there_only_where_a_provider_is_configured()
    {
        using var browser = Browser();
        Assert.That(await ReadAsync(browser, "/sign-in"), Does.Contain("统一身份认证").And.Contain("/account/college"));

        await using var without = await ApiHost.StartAsync(provider);
        using var visitor = await without.ProgramAsync();
        Assert.That(await ReadAsync(visitor, "/sign-in"), Does.Not.Contain("统一身份认证"));
        using var nothing = await visitor.GetAsync("/account/college");
        Assert.That(nothing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_provider_that_can_not_be_reached_leads_back_to_the_sign_in_page()
    {
        await using var alone = await ApiHost.StartAsync(provider, Settings("http://127.0.0.1:9"));
        using var browser = await alone.ProgramAsync();

        using var back = await browser.GetAsync("/account/college?returnUrl=/bases");

        Assert.That(back.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?error=college&returnUrl=%2Fbases"));
    }

    [TestCase("Authority", "http://sso.example.edu.cn", "Authority")]
    [TestCase("Authority", "sso.example.edu.cn", "Authority")]
    [TestCase("ClientSecret", "", "ClientSecret")]
    [TestCase("ClientId", " ", "ClientId")]
    [TestCase("NameClaim", "", "NameClaim")]
    public void Half_a_configuration_keeps_the_service_from_starting(string setting, string value, string named)
    {
        var settings = Settings("https://sso.example.edu.cn");
        settings[$"SignIn:OpenIdConnect:{setting}"] = value;

        var failure = Assert.CatchAsync(async () => await (await ApiHost.StartAsync(provider, settings)).DisposeAsync());

        Assert.That(failure, Is.InstanceOf<OptionsValidationException>());
        Assert.That(failure!.Message, Does.Contain($"SignIn:OpenIdConnect:{named}"));
    }

    private static Dictionary<string, string> Settings(string authority) => new()
    {
        ["SignIn:OpenIdConnect:Authority"] = authority,
        ["SignIn:OpenIdConnect:ClientId"] = OpenIdProvider.ClientId,
        ["SignIn:OpenIdConnect:ClientSecret"] = OpenIdProvider.ClientSecret,
    };

    private static async Task<string> ReadAsync(HttpClient browser, string page) => WebUtility.HtmlDecode(await browser.GetStringAsync(page));

    private HttpClient Browser() => host.CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>There and back; where the browser ends.</summary>
    private async Task<string> GoAsync(HttpClient browser, string returnUrl = "/")
    {
        using var back = await browser.GetAsync(await LeaveAsync(browser, returnUrl));
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await back.Content.ReadAsStringAsync());
        return back.Headers.Location!.OriginalString;
    }

    /// <summary>To the provider; the address with which it sends the browser back.</summary>
    private async Task<string> LeaveAsync(HttpClient browser, string returnUrl)
    {
        using var leaving = await browser.GetAsync($"/account/college?returnUrl={HttpUtility.UrlEncode(returnUrl)}");
        Assert.That(leaving.Headers.Location?.AbsoluteUri, Does.StartWith($"{college.Authority}/authorize?"));
        using var there = await outside.GetAsync(leaving.Headers.Location);
        Assert.That(there.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return there.Headers.Location!.PathAndQuery;
    }

    private async Task<int> CountAccountsAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<Account>().CountAsync();
    }
}
