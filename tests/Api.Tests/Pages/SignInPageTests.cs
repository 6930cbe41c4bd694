using BaseWorkflows.Api.Pages.SignIn;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

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

    private IRenderedComponent<SignInPage> Open(string address)
    {
        Services.AddSingleton<AntiforgeryStateProvider, FixedToken>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<SignInPage>();
    }

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("t", "token");
    }
}
