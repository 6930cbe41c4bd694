using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>Who may do what, and what may be entered.</summary>
public sealed class SubscriptionAccessTests(DatabaseProvider provider) : SubscriptionTests(provider)
{
    private static readonly Caller Auditor = new("auditor", "审计", [new(Role.Auditor, Scope.College)], null);

    [Test]
    public async Task What_belongs_to_another_machine_is_not_there()
    {
        var one = await SubscribeAsync();
        var test = (await Service.With<TestSubscription, Result<DeliveryView>>(use => use.HandleAsync(new(one.Id), Machine, default))).Value;

        foreach (var (name, refusal) in await TryAllAsync(one, test.Id, Other))
            Assert.That(refusal?.Kind, Is.EqualTo(RefusalKind.NotFound), name);
        Assert.That((await ListAsync(Other)).Value.Total, Is.Zero);
        Assert.That((await ListAsync(Machine)).Value.Items.Select(item => item.Id), Is.EqualTo(new[] { one.Id }));
    }

    [Test]
    public async Task Auditors_look_and_touch_nothing()
    {
        var one = await SubscribeAsync();
        var test = (await Service.With<TestSubscription, Result<DeliveryView>>(use => use.HandleAsync(new(one.Id), Machine, default))).Value;

        foreach (var (name, refusal) in await TryAllAsync(one, test.Id, Auditor))
            Assert.That(refusal?.Kind, name.StartsWith("read", StringComparison.Ordinal) ? Is.Null : Is.EqualTo(RefusalKind.Forbidden), name);
    }

    [Test]
    public async Task Everybody_else_has_nothing_to_do_with_subscriptions()
    {
        var one = await SubscribeAsync();
        foreach (var (name, refusal) in await TryAllAsync(one, "none", Officer))
            Assert.That(refusal?.Kind, Is.EqualTo(name == "read delivery" ? RefusalKind.NotFound : RefusalKind.Forbidden), name);
        Assert.That((await ListAsync(Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await CreateAsync(new(Receiver.Url), caller: Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task The_secret_is_shown_once_and_stored_nowhere_as_it_is()
    {
        var made = (await CreateAsync(new(Receiver.Url), idempotencyKey: "once")).Value;
        var again = await CreateAsync(new(Receiver.Url), idempotencyKey: "once");

        Assert.That(again.Refusal?.Code, Is.EqualTo("subscription.secret_shown_once"));
        Assert.That(made.Secret, Does.StartWith("whsec_"));
        Assert.That((await GetAsync(made.Id)).Secret, Is.Null);
        var stored = await Service.With<WorkflowsDbContext, string>(async db => System.Text.Json.JsonSerializer.Serialize(new object[]
        {
            await db.Set<Subscription>().ToListAsync(),
            await db.Set<EventRow>().ToListAsync(),
            await db.Database.SqlQuery<string>($"SELECT answer AS \"Value\" FROM idempotency_keys").ToListAsync(),
        }));
        Assert.That(stored, Does.Contain(made.Id).And.Not.Contain(made.Secret!["whsec_".Length..]));
    }

    [Test]
    public async Task Every_wrong_field_is_named()
    {
        var refusal = (await CreateAsync(new("http://127.0.0.1:1/", new string('长', 101), ["BaseStatusChanged", "TaskCompleted"], ["nowhere"], ["none"]))).Refusal;

        Assert.That(refusal?.Errors.Keys, Is.EquivalentTo(new[] { "url", "name", "types", "departmentIds", "baseIds" }));
        Assert.That((await CreateAsync(new(null))).Refusal?.Errors.Keys, Is.EqualTo(new[] { "url" }));
        Assert.That((await CreateAsync(new(Receiver.Url), from: 2)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "from" }));
    }

    [Test]
    public async Task Without_a_name_it_is_called_by_its_host_and_without_a_position_it_begins_now()
    {
        await HappenAsync("base");
        var made = (await CreateAsync(new(Receiver.Url), from: null)).Value;

        Assert.That((made.Name, made.Position, made.State), Is.EqualTo(("127.0.0.1", 2L, SubscriptionState.Active)));
    }

    [Test]
    public async Task A_key_has_so_many_subscriptions_and_an_administrator_any_number()
    {
        for (var i = 0; i < 10; i++)
            Assert.That((await CreateAsync(new(Receiver.Url))).IsOk);

        Assert.That((await CreateAsync(new(Receiver.Url))).Refusal?.Code, Is.EqualTo("subscription.too_many"));
        Assert.That((await CreateAsync(new(Receiver.Url), caller: Other)).IsOk);
        for (var i = 0; i < 11; i++)
            Assert.That((await CreateAsync(new(Receiver.Url), caller: Administrator)).IsOk);
    }

    [Test]
    public async Task A_deleted_subscription_is_gone_with_its_deliveries_and_the_log_says_who_did_it()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base");
        await DeliverAsync();

        Assert.That((await Service.With<DeleteSubscription, Result<string>>(delete => delete.HandleAsync(new(one.Id), Machine, default))).IsOk);

        Assert.That((await ListAsync(Administrator)).Value.Total, Is.Zero);
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<Delivery>().CountAsync()), Is.Zero);
        var told = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "SubscriptionDeleted"));
        Assert.That((told.ActorName, told.Data), Is.EqualTo((Machine.Name, $$"""{"name":"教务系统","host":"{{Receiver.Host}}"}""")));
    }

    private Task<Result<Page<SubscriptionView>>> ListAsync(Caller caller) =>
        Service.With<ListSubscriptions, Result<Page<SubscriptionView>>>(list => list.HandleAsync(new(new()), caller, default));

    private async Task<List<(string Name, Refusal? Refusal)>> TryAllAsync(SubscriptionView one, string deliveryId, Caller caller)
    {
        var form = new SubscriptionForm(one.Url, "改名");
        return
        [
            ("read", (await Service.With<GetSubscription, Result<SubscriptionView>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
            ("read deliveries", (await Service.With<ListDeliveries, Result<Page<DeliveryView>>>(use => use.HandleAsync(new(one.Id, new()), caller, default))).Refusal),
            ("read delivery", (await Service.With<GetDelivery, Result<DeliveryView>>(use => use.HandleAsync(deliveryId, caller, default))).Refusal),
            ("change", (await Service.With<ChangeSubscription, Result<SubscriptionView>>(use => use.HandleAsync(new(one.Id, form), caller, default))).Refusal),
            ("pause", (await Service.With<PauseSubscription, Result<SubscriptionView>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
            ("resume", (await Service.With<ResumeSubscription, Result<SubscriptionView>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
            ("rotate", (await Service.With<RotateSecret, Result<SubscriptionView>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
            ("replay", (await ReplayAsync(one.Id, 1, caller)).Refusal),
            ("test", (await Service.With<TestSubscription, Result<DeliveryView>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
            ("delete", (await Service.With<DeleteSubscription, Result<string>>(use => use.HandleAsync(new(one.Id), caller, default))).Refusal),
        ];
    }
}
