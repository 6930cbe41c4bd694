using BaseWorkflows.Api.Components;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UseCasesTests : ServicePageTest
{
    private UseCases UseCases => Services.GetRequiredService<UseCases>();

    [Test]
    public async Task The_visitor_is_who_is_signed_in_with_the_roles_that_the_database_knows()
    {
        await SignInAsync("pharmacy.head");

        var caller = await UseCases.RunAsync<ListDepartments, Caller>((_, caller) => Task.FromResult<Result<Caller>>(caller));

        Assert.That(caller.Value.Name, Is.EqualTo("陈志强"));
        Assert.That(caller.Value.DepartmentIds, Is.EqualTo(new[] { "pharmacy" }));
    }

    [Test]
    public async Task Each_call_has_a_database_context_and_an_idempotency_key_of_its_own()
    {
        await SignInAsync("vp");

        var first = await UseCases.RunAsync<CommandScope, CommandScope>((scope, _) => Task.FromResult<Result<CommandScope>>(scope), "once");
        var second = await UseCases.RunAsync<CommandScope, CommandScope>((scope, _) => Task.FromResult<Result<CommandScope>>(scope));

        Assert.That((first.Value.IdempotencyKey, second.Value.IdempotencyKey), Is.EqualTo(("once", (string?)null)));
    }

    [Test]
    public async Task Whose_account_is_gone_is_led_to_the_sign_in_page_and_back()
    {
        SignInById("nobody", "nobody");
        Navigation.NavigateTo("/tasks?view=done");

        var answer = await UseCases.RunAsync<ListDepartments, Caller>((_, caller) => Task.FromResult<Result<Caller>>(caller));

        Assert.That(answer.Refusal?.Code, Is.EqualTo("auth.signed_out"));
        Assert.That(Navigation.Uri, Does.EndWith("/sign-in?returnUrl=%2Ftasks%3Fview%3Ddone"));
    }

    [Test]
    public async Task A_bug_is_answered_calmly()
    {
        await SignInAsync("vp");

        var answer = await UseCases.RunAsync<ListDepartments, Caller>((_, _) => throw new InvalidOperationException("broken"));

        Assert.That(answer.Refusal?.Code, Is.EqualTo("page.failed"));
        Assert.That(answer.Refusal!.Detail.Zh, Does.Not.Contain("broken"));
    }
}
