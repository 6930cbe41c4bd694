using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.ApiKeys;

public sealed class ApiKeyTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Administrator = new("admin", "管理员", [new(Role.SystemAdministrator, Scope.College)], null);

    [Test]
    public async Task A_key_lets_its_machine_in_as_a_subscriber()
    {
        var made = (await CreateAsync(new("教务系统"))).Value;

        var machine = (await CheckAsync(made.Key)).Value;

        Assert.That((machine.PersonId, machine.Name), Is.EqualTo((made.Item.Id, "教务系统")));
        Assert.That(machine.Roles, Is.EqualTo(new[] { new RoleGrant(Role.Subscriber, Scope.College) }));
    }

    [Test]
    public async Task Nothing_that_is_stored_contains_the_key()
    {
        var made = (await CreateAsync(new("教务系统"), idempotencyKey: "once")).Value;

        var stored = await Service.With<WorkflowsDbContext, string>(async db => System.Text.Json.JsonSerializer.Serialize(new object[]
        {
            await db.Set<ApiKey>().ToListAsync(),
            await db.Set<EventRow>().ToListAsync(),
            await db.Database.SqlQuery<string>($"SELECT answer AS \"Value\" FROM idempotency_keys").ToListAsync(),
        }));
        var secret = made.Key[(made.Item.Prefix.Length + 1)..];
        Assert.That(stored, Does.Contain(made.Item.Prefix).And.Not.Contain(secret));
    }

    [Test]
    public async Task A_repeated_request_makes_no_second_key_and_does_not_show_the_first()
    {
        await CreateAsync(new("教务系统"), idempotencyKey: "once");

        var again = await CreateAsync(new("教务系统"), idempotencyKey: "once");

        Assert.That(again.Refusal?.Code, Is.EqualTo("api_key.shown_once"));
        Assert.That((await ListAsync()).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_revoked_key_is_refused_at_once_and_for_good()
    {
        var made = (await CreateAsync(new("教务系统"))).Value;
        await RevokeAsync(made.Item.Id);

        Assert.That((await CheckAsync(made.Key)).Refusal?.Code, Is.EqualTo("auth.api_key_revoked"));
        Assert.That((await RevokeAsync(made.Item.Id)).Refusal?.Code, Is.EqualTo("api_key.revoked_already"));
        Assert.That((await RevokeAsync("none")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task A_key_is_good_until_it_expires()
    {
        var made = (await CreateAsync(new("教务系统", ExpiresAt: Service.Time.GetUtcNow().AddHours(1)))).Value;

        Service.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.That((await CheckAsync(made.Key)).IsOk);
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await CheckAsync(made.Key)).Refusal?.Code, Is.EqualTo("auth.api_key_expired"));
    }

    [Test]
    public async Task A_key_that_differs_in_one_character_is_unknown()
    {
        var key = (await CreateAsync(new("教务系统"))).Value.Key;
        foreach (var at in (int[])[0, 4, key.Length / 2, key.Length - 1])
        {
            var other = $"{key[..at]}{(key[at] == 'a' ? 'b' : 'a')}{key[(at + 1)..]}";
            Assert.That((await CheckAsync(other)).Refusal?.Code, Is.EqualTo("auth.api_key_unknown"), other);
        }

        foreach (var nonsense in (string?[])[null, "", "bw_", key + "x", key.ToUpperInvariant()])
            Assert.That((await CheckAsync(nonsense)).Refusal?.Code, Is.EqualTo("auth.api_key_unknown"), nonsense);
    }

    [Test]
    public async Task Use_is_noted_to_the_minute()
    {
        var made = (await CreateAsync(new("教务系统"))).Value;
        var first = Service.Time.GetUtcNow();
        await CheckAsync(made.Key);
        Service.Time.Advance(TimeSpan.FromSeconds(30));
        await CheckAsync(made.Key);
        Assert.That((await ListAsync()).Items[0].LastUsedAt, Is.EqualTo(first));

        Service.Time.Advance(TimeSpan.FromSeconds(30));
        await CheckAsync(made.Key);
        Assert.That((await ListAsync()).Items[0].LastUsedAt, Is.EqualTo(first.AddMinutes(1)));
    }

    [TestCase(Role.GraduateOfficer)]
    [TestCase(Role.VicePresident)]
    [TestCase(Role.SystemAdministrator)]
    [TestCase((Role)99)]
    public async Task No_machine_acts_as_a_person(Role role)
    {
        var refusal = (await CreateAsync(new("教务系统", [Role.Subscriber, role]))).Refusal;

        Assert.That(refusal?.Errors.Keys, Is.EqualTo(new[] { "roles" }));
    }

    [Test]
    public async Task Every_wrong_field_is_named()
    {
        var refusal = (await CreateAsync(new("", [], Service.Time.GetUtcNow()))).Refusal;

        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "name", "roles", "expiresAt" }));
    }

    [Test]
    public async Task Only_system_administrators_make_see_and_revoke_keys()
    {
        Assert.That((await CreateAsync(new("教务系统"), Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await RevokeAsync("none", Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        var list = await Service.With<ListApiKeys, Result<Page<ApiKeyItem>>>(keys => keys.HandleAsync(new(), Officer, default));
        Assert.That(list.Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private Task<Result<NewApiKey>> CreateAsync(CreateApiKeyRequest request, Caller? caller = null, string? idempotencyKey = null) =>
        Service.With<CreateApiKey, Result<NewApiKey>>(create => create.HandleAsync(request, caller ?? Administrator, default), idempotencyKey);

    private Task<Result<Caller>> CheckAsync(string? key) =>
        Service.With<CheckApiKey, Result<Caller>>(check => check.HandleAsync(key, default));

    private Task<Result<ApiKeyItem>> RevokeAsync(string id, Caller? caller = null) =>
        Service.With<RevokeApiKey, Result<ApiKeyItem>>(revoke => revoke.HandleAsync(new(id), caller ?? Administrator, default));

    private async Task<Page<ApiKeyItem>> ListAsync() =>
        (await Service.With<ListApiKeys, Result<Page<ApiKeyItem>>>(keys => keys.HandleAsync(new(), Administrator, default))).Value;
}
