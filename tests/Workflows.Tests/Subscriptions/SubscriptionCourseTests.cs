using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>What changes the course of a subscription: replay, pause, secrets, and what the service stops by itself.</summary>
public sealed class SubscriptionCourseTests(DatabaseProvider provider) : SubscriptionTests(provider)
{
    [Test]
    public async Task A_replay_sends_everything_from_a_position_on_again_with_the_same_ids()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 3);
        await DeliverAsync();
        var first = Receiver.Received;

        Assert.That((await ReplayAsync(one.Id, 4)).Value.Position, Is.EqualTo(3));
        await RunAsync();

        Assert.That(Receiver.Received.Skip(6).Select(got => (got.Position, got.Id, got.Body)), Is.EqualTo(first.Skip(2).Select(got => (got.Position, got.Id, got.Body))));
        Assert.That(Receiver.Taken, Has.Count.EqualTo(6), "the receiver drops what it has");
        Assert.That(await DeliveriesAsync(one.Id), Has.Count.EqualTo(6));
    }

    [TestCase(0L)]
    [TestCase(-3L)]
    [TestCase(9L)]
    [TestCase(null)]
    public async Task A_replay_leaves_nothing_out(long? from)
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 3);
        await DeliverAsync();

        Assert.That((await ReplayAsync(one.Id, from)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "from" }));
    }

    [Test]
    public async Task A_replay_during_a_run_goes_on_from_its_position_once_the_event_under_way_is_through()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 2);
        Receiver.Behave = (_, _, before) => before == 2 ? ReplayAsync(one.Id, 1) : Task.CompletedTask;

        await DeliverAsync();

        Assert.That(Receiver.Received.Select(got => got.Position), Is.EqualTo(new[] { 2, 3, 4, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task A_pause_loses_nothing()
    {
        var one = await SubscribeAsync();
        await HappenAsync("before");
        await DeliverAsync();
        Assert.That((await PauseAsync(one.Id)).Value.State, Is.EqualTo(SubscriptionState.Paused));
        Assert.That((await PauseAsync(one.Id)).Refusal?.Code, Is.EqualTo("subscription.stopped_already"));
        await HappenAsync("meanwhile");
        await DeliverAsync();
        Assert.That(Receiver.Received, Has.Count.EqualTo(2));

        Assert.That((await ResumeAsync(one.Id)).Value.State, Is.EqualTo(SubscriptionState.Active));
        Assert.That((await ResumeAsync(one.Id)).Refusal?.Code, Is.EqualTo("subscription.active_already"));
        await RunAsync();

        Assert.That(Receiver.Register, Is.EqualTo(await RegisterAsync()));
    }

    [Test]
    public async Task After_a_rotation_both_secrets_sign_until_the_old_one_ends()
    {
        var made = await SubscribeAsync();
        await HappenAsync("before");
        await DeliverAsync();
        var rotated = (await RotateAsync(made.Id, 24)).Value;
        Assert.That(rotated.Secret, Is.Not.Null.And.Not.EqualTo(made.Secret));
        Assert.That(rotated.OldSecretUntil, Is.EqualTo(Service.Time.GetUtcNow().AddHours(24)));

        await HappenAsync("during");
        await DeliverAsync();
        Service.Time.Advance(TimeSpan.FromHours(24));
        await HappenAsync("after");
        await DeliverAsync();

        int[] Signed(int call) => [Receiver.Received[call].CountGood(made.Secret!), Receiver.Received[call].CountGood(rotated.Secret!), Receiver.Received[call].Signatures.Split(' ').Length];
        Assert.That(Signed(0), Is.EqualTo(new[] { 1, 0, 1 }));
        Assert.That(Signed(2), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(Signed(4), Is.EqualTo(new[] { 0, 1, 1 }));
        Assert.That((await GetAsync(made.Id)).OldSecretUntil, Is.Null);
    }

    [Test]
    public async Task A_secret_that_leaked_can_be_ended_at_once()
    {
        var made = await SubscribeAsync();
        var rotated = (await RotateAsync(made.Id, 0)).Value;
        await HappenAsync("base");
        await DeliverAsync();

        Assert.That((Receiver.Received[0].CountGood(made.Secret!), Receiver.Received[0].CountGood(rotated.Secret!)), Is.EqualTo((0, 1)));
        Assert.That((await RotateAsync(made.Id, 169)).Refusal?.Errors.Keys, Is.EqualTo(new[] { "keepOldHours" }));
    }

    [Test]
    public async Task A_test_is_sent_at_once_and_moves_nothing()
    {
        var one = await SubscribeAsync();
        await PauseAsync(one.Id);

        var well = (await TestAsync(one.Id)).Value;
        Receiver.Behave = TestReceiver.Refuse(401);
        var badly = (await TestAsync(one.Id)).Value;

        Assert.That((well.Status, well.StatusCode, well.EventType), Is.EqualTo((DeliveryStatus.Delivered, 204, "SubscriptionTest")));
        Assert.That((badly.Status, badly.StatusCode, badly.Failure), Is.EqualTo((DeliveryStatus.TestFailed, 401, SendFailure.Refused)));
        Assert.That(Receiver.Received[0].CountGood(one.Secret!), Is.EqualTo(1));
        Assert.That((string?)Receiver.Received[0].Json["data"]!["message"], Does.Contain("教务系统"));
        Assert.That((await GetAsync(one.Id)).Position, Is.Zero);
        var again = await Service.With<RedeliverEvent, Result<DeliveryView>>(redeliver => redeliver.HandleAsync(new(badly.Id), Machine, default));
        Assert.That(again.Refusal?.Code, Is.EqualTo("delivery.is_test"));
    }

    [Test]
    public async Task An_event_that_waits_for_its_next_attempt_can_be_tried_at_once_in_its_place()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base");
        Receiver.Behave = TestReceiver.Refuse(500);
        await DeliverAsync();
        await PassAsync(TimeSpan.FromHours(1));
        Receiver.Behave = null;
        var waiting = (await DeliveriesAsync(one.Id)).Single();

        await Service.With<RedeliverEvent, Result<DeliveryView>>(redeliver => redeliver.HandleAsync(new(waiting.Id), Machine, default));
        await RunAsync();

        Assert.That(Receiver.Taken, Has.Count.EqualTo(2));
        Assert.That(Receiver.Register, Is.EqualTo(await RegisterAsync()));
    }

    [Test]
    public async Task A_receiver_that_is_gone_is_sent_nothing_more()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base");
        Receiver.Behave = TestReceiver.Refuse(410);
        await DeliverAsync();
        await PassAsync(TimeSpan.FromHours(1));

        var now = await GetAsync(one.Id);
        Assert.That((now.State, now.DisabledFor, now.Position), Is.EqualTo((SubscriptionState.Disabled, (DisableReason?)DisableReason.Gone, 0L)));
        Assert.That(Receiver.Received, Has.Count.EqualTo(1));
        Assert.That(await TypesAsync(), Does.Contain("SubscriptionDisabled"));
    }

    [Test]
    public async Task After_five_days_without_a_success_it_is_disabled_and_resumed_it_goes_on_from_where_it_stood()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 3);
        Receiver.Behave = TestReceiver.Refuse(500);
        await DeliverAsync();
        await PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(1));

        var stopped = await GetAsync(one.Id);
        Assert.That((stopped.State, stopped.DisabledFor), Is.EqualTo((SubscriptionState.Disabled, (DisableReason?)DisableReason.Failing)));
        Assert.That((await TypesAsync()).Count(type => type == "SubscriptionDisabled"), Is.EqualTo(1));
        Assert.That(stopped.Progress!.DeadLetters, Is.EqualTo(1), "three days of attempts for the first event; the rest wait in the log");

        Receiver.Behave = null;
        await ResumeAsync(one.Id);
        await RunAsync();
        await ReplayAsync(one.Id, 1);
        await RunAsync();
        Assert.That(Receiver.Register, Is.EqualTo(await RegisterAsync()));
        Assert.That((await GetAsync(one.Id)).Progress!.DeadLetters, Is.Zero);
    }

    [Test]
    public async Task A_machine_whose_key_is_revoked_is_sent_nothing_more()
    {
        var key = (await Service.With<CreateApiKey, Result<NewApiKey>>(create => create.HandleAsync(new("教务系统"), Administrator, default))).Value;
        var machine = Machine with { PersonId = key.Item.Id };
        var one = (await CreateAsync(new(Receiver.Url), caller: machine)).Value;
        await HappenAsync("base");
        await Service.With<RevokeApiKey, Result<ApiKeyItem>>(revoke => revoke.HandleAsync(new(key.Item.Id), Administrator, default));
        await DeliverAsync();

        Assert.That(Receiver.Received, Is.Empty);
        Assert.That((await GetAsync(one.Id)).DisabledFor, Is.EqualTo(DisableReason.KeyEnded));
        Assert.That((await ResumeAsync(one.Id, Administrator)).Refusal?.Code, Is.EqualTo("subscription.key_ended"));
    }

    [Test]
    public async Task Old_deliveries_are_forgotten_dead_letters_later_and_what_waits_never()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 2);
        Receiver.Behave = (http, got, _) => got.Position == 2 ? Task.CompletedTask : TestReceiver.Refuse(500)(http, got, 0);
        await DeliverAsync();
        Service.Time.Advance(TimeSpan.FromDays(31));

        Assert.That((await Service.With<ForgetDeliveries, Result<int>>(forget => forget.HandleAsync(default))).Value, Is.EqualTo(1));
        Assert.That((await DeliveriesAsync(one.Id)).Select(delivery => delivery.Status), Is.EqualTo(new[] { DeliveryStatus.Retrying }));
        Assert.That((await Service.With<ForgetDeliveries, Result<int>>(forget => forget.HandleAsync(default))).Value, Is.Zero);
    }

    private Task<Result<SubscriptionView>> PauseAsync(string id) =>
        Service.With<PauseSubscription, Result<SubscriptionView>>(pause => pause.HandleAsync(new(id), Machine, default));

    private Task<Result<SubscriptionView>> ResumeAsync(string id, Workflows.Organisation.Caller? caller = null) =>
        Service.With<ResumeSubscription, Result<SubscriptionView>>(resume => resume.HandleAsync(new(id), caller ?? Machine, default));

    private Task<Result<SubscriptionView>> RotateAsync(string id, int? hours) =>
        Service.With<RotateSecret, Result<SubscriptionView>>(rotate => rotate.HandleAsync(new(id, hours), Machine, default));

    private Task<Result<DeliveryView>> TestAsync(string id) =>
        Service.With<TestSubscription, Result<DeliveryView>>(test => test.HandleAsync(new(id), Machine, default));

    private Task<List<string>> TypesAsync() => Service.With<WorkflowsDbContext, List<string>>(db => db.Set<EventRow>().Select(row => row.Type).ToListAsync());
}
