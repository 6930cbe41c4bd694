using BaseWorkflows.Api.Demo;
using BaseWorkflows.Api.Pages.SignIn;
using BaseWorkflows.Api.SignIn.CollegeIdentity;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SignInPageTests : PageTest
{
    [Test]
    public void The_form_carries_a_token_against_forgery_and_the_way_back()
    {
        var page = Open("/sign-in?returnUrl=%2Ftasks%2F7");

        Assert.That(page.Find("form").GetAttribute("method"), Is.EqualTo("post"));
        Assert.That(page.Find("input[name=token]").GetAttribute("value"), Is.EqualTo("t"));
        Assert.That(page.Find("input[name=returnUrl]").GetAttribute("value"), Is.EqualTo("/tasks/7"));
        Assert.That(page.FindAll("[role=alert]"), Is.Empty);
    }

    [Test]
    public void A_wrong_password_is_said_and_the_name_stays()
    {
        var page = Open("/sign-in?error=wrong&userName=vp");

        Assert.That(page.Find("[role=alert]").TextContent, Does.Contain("账号或密码不正确"));
        Assert.That(page.Find("#userName").GetAttribute("value"), Is.EqualTo("vp"));
        Assert.That(page.Find("#password").HasAttribute("value"), Is.False);
    }

    [Test]
    public void A_locked_account_is_said_to_be_locked() =>
        Assert.That(Open("/sign-in?error=locked").Find("[role=alert]").TextContent, Does.Contain("暂时锁定"));

    [TestCase("expired", "停留过久")]
    [TestCase("college", "统一身份认证没有完成")]
    [TestCase("unknown", "没有与之对应的账号")]
    public void Every_reason_has_its_words(string error, string words) =>
        Assert.That(Open($"/sign-in?error={error}").Find("[role=alert]").TextContent, Does.Contain(words));

    [Test]
    public void Accounts_are_offered_where_the_demo_is_and_nowhere_else()
    {
        var page = Open("/sign-in");
        Assert.That(page.FindAll("[data-fill-user]"), Is.Empty);
        Assert.That(page.Markup, Does.Not.Contain(DemoPeople.Password));

        Services.GetRequiredService<DemoAccounts>().Offer();
        page = Render<SignInPage>();
        Assert.That(page.FindAll("[data-fill-user]").Select(account => account.GetAttribute("data-fill-user")),
            Is.EqualTo(DemoPeople.All.Select(person => person.Account.UserName)));
        Assert.That(page.Find("[data-fill-user='pharmacy.head']").TextContent, Does.Contain("陈志强").And.Contain("药学系负责人"));
    }

    private IRenderedComponent<SignInPage> Open(string address)
    {
        Services.AddSingleton<DemoAccounts>();
        Services.AddSingleton(Options.Create(new CollegeIdentityOptions()));
        Services.AddSingleton<AntiforgeryStateProvider, FixedToken>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SignInPage>();
    }

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("t", "token");
    }
}
