using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.AspNetCore.Http;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>
/// Every event, in order, whatever the receiver does: at the end its register is the service's. Positions begin behind the lines that tell of the
/// subscriptions themselves.
/// </summary>
public sealed class DeliveryOrderTests(DatabaseProvider provider) : SubscriptionTests(provider)
{
    [Test]
    public async Task An_event_comes_as_a_signed_CloudEvent()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base");
        await DeliverAsync();

        var got = Receiver.Received[0];
        var told = got.Json;
        Assert.That((string?)told["specversion"], Is.EqualTo("1.0"));
        Assert.That((string?)told["id"], Is.EqualTo(got.Id));
        Assert.That((string?)told["source"], Is.EqualTo("urn:baseworkflows:events"));
        Assert.That((string?)told["type"], Is.EqualTo("BaseStatusChanged"));
        Assert.That((string?)told["subject"], Is.EqualTo("base/base-0"));
        Assert.That((string?)told["datacontenttype"], Is.EqualTo("application/json"));
        Assert.That((DateTimeOffset)told["time"]!, Is.EqualTo(Service.Time.GetUtcNow()));
        Assert.That((string?)told["clause"], Is.EqualTo("3.1"));
        Assert.That((string?)told["data"]!["baseName"], Is.EqualTo(TestBases.Profile.Name));
        Assert.That(got.Body, Does.Contain(TestBases.Profile.Name), "Chinese as it is, not escaped");
        Assert.That(got.CountGood(one.Secret!), Is.EqualTo(1));
        Assert.That((await DeliveriesAsync(one.Id)).Select(delivery => delivery.Status), Is.All.EqualTo(DeliveryStatus.Delivered));
    }

    [Test]
    public async Task A_receiver_that_fails_hangs_and_answers_garbage_ends_up_with_the_register_of_the_service()
    {
        var one = await SubscribeAsync();
        await HappenAsync("early", 3);
        // Of any seven calls three go well; one of them is answered too late, so that it is taken though we can't know.
        Receiver.Behave = (http, _, before) => (before % 7) switch
        {
            0 => TestReceiver.Refuse(500)(http, null!, 0),
            2 => TestReceiver.Hang(http, null!, 0),
            4 => Abort(http),
            5 => TestReceiver.Refuse(302)(http, null!, 0),
            _ => Task.CompletedTask,
        };
        await DeliverAsync();
        await HappenAsync("late", 3);
        await PassAsync(TimeSpan.FromHours(12), TimeSpan.FromMinutes(3));

        Assert.That(Receiver.Register, Is.EqualTo(await RegisterAsync()));
        Assert.That(Receiver.Taken, Is.EqualTo(Receiver.Received.Where(got => Receiver.Taken.Contains(got.Id)).OrderBy(got => got.Position).Select(got => got.Id).Distinct()));
        Assert.That(Receiver.Taken, Has.Count.EqualTo(12));
        var now = await GetAsync(one.Id);
        Assert.That((now.Position, now.Progress!.Waiting, now.FailingSince, now.NextAttemptAt), Is.EqualTo((now.Progress.End, 0, (DateTimeOffset?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task An_event_that_fails_holds_up_those_behind_it_and_nobody_else()
    {
        await using var well = await TestReceiver.StartAsync();
        var failing = await SubscribeAsync();
        await AllowAsync(well.Host);
        await CreateAsync(new(well.Url), caller: Other);
        Receiver.Behave = TestReceiver.Refuse(503);
        await HappenAsync("base", 2);

        await DeliverAsync();
        await DeliverAsync();

        Assert.That(Receiver.Received, Has.Count.EqualTo(1));
        Assert.That(well.Taken, Has.Count.EqualTo(4));
        var waiting = (await DeliveriesAsync(failing.Id)).Single();
        Assert.That((waiting.Status, waiting.Position, waiting.StatusCode, waiting.Failure), Is.EqualTo((DeliveryStatus.Retrying, 3L, 503, SendFailure.Refused)));
        Assert.That(waiting.NextAttemptAt - Service.Time.GetUtcNow(), Is.InRange(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(5.5)));

        Receiver.Behave = null;
        Service.Time.Advance(TimeSpan.FromSeconds(6));
        await RunAsync();
        Assert.That(Receiver.Taken, Is.EqualTo(well.Taken));
    }

    [Test]
    public async Task After_the_last_attempt_an_event_lies_among_the_dead_letters_and_the_others_go_on()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 2);
        Receiver.Behave = (http, got, _) => got.Position == 3 ? TestReceiver.Refuse(422)(http, got, 0) : Task.CompletedTask;

        await DeliverAsync();
        await PassAsync(TimeSpan.FromHours(60));
        Assert.That(Receiver.Taken, Has.Count.EqualTo(1), "still waiting for its turn");
        await PassAsync(TimeSpan.FromHours(30));

        Assert.That(Receiver.Taken, Has.Count.EqualTo(3));
        var dead = (await DeliveriesAsync(one.Id, DeliveryStatus.DeadLetter)).Single();
        Assert.That((dead.Position, dead.AttemptCount, dead.StatusCode), Is.EqualTo((3L, RetrySchedule.Attempts, 422)));
        var now = await GetAsync(one.Id);
        Assert.That((now.State, now.FailingSince, now.Progress!.DeadLetters), Is.EqualTo((SubscriptionState.Active, (DateTimeOffset?)null, 1)));

        Receiver.Behave = null;
        var again = (await Service.With<RedeliverEvent, Domain.Result<DeliveryView>>(redeliver => redeliver.HandleAsync(new(dead.Id), Machine, default))).Value;
        Assert.That((again.Status, again.Attempts!.Count, again.Attempts[^1].ByHand), Is.EqualTo((DeliveryStatus.Delivered, RetrySchedule.Attempts + 1, true)));
        Assert.That((string?)again.Payload!["id"], Is.EqualTo(Receiver.Received[^1].Id));
        Assert.That(Receiver.Taken, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_node_that_dies_between_answer_and_note_sends_the_event_again_with_its_id_once_its_lease_has_ended()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base");
        // The database is gone when the first answer comes.
        Receiver.Behave = (_, _, before) =>
        {
            if (before == 0)
                Service.Faults.ArmCommit();
            return Task.CompletedTask;
        };
        await WakeAsync();
        Assert.That(async () => await RunAsync(), Throws.Exception);
        Service.Faults.Arm();

        Assert.That(await WakeAsync(), Is.Zero, "somebody may still be at it");
        Service.Time.Advance(DeliverEvents.LeaseTime);
        await DeliverAsync();

        Assert.That(Receiver.Received.Select(got => got.Position), Is.EqualTo(new[] { 2, 2, 3 }));
        Assert.That(Receiver.Received[0].Id, Is.EqualTo(Receiver.Received[1].Id));
        Assert.That(Receiver.Received[0].Body, Is.EqualTo(Receiver.Received[1].Body));
        Assert.That((await GetAsync(one.Id)).Progress!.Waiting, Is.Zero);
    }

    [Test]
    public async Task Two_nodes_at_once_deliver_every_event_once_and_in_order()
    {
        if (Service.Database.Provider == DatabaseProvider.Sqlite)
            Assert.Ignore("One node has a SQLite file.");
        var one = await SubscribeAsync();
        await HappenAsync("base", 10);
        await using var second = await Service.JoinAsync(services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions
            .Configure<SubscriptionOptions>(services, Configure));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Service : second).With<DeliverEvents, int>(deliver => deliver.HandleAsync(one.Id, default)))));
        await DeliverAsync();

        Assert.That(Receiver.Received.Select(got => got.Position), Is.EqualTo(Enumerable.Range(2, 20)));
    }

    [Test]
    public async Task Whoever_was_away_for_a_long_time_catches_up_in_turns()
    {
        var one = await SubscribeAsync();
        await HappenAsync("base", 60);

        await WakeAsync();
        Assert.That(Queue.TryTake(out var id));
        var first = await Service.With<DeliverEvents, int>(deliver => deliver.HandleAsync(id, default));

        Assert.That(first, Is.EqualTo(50));
        Assert.That(Queue.Hints.Select(hint => hint.Id), Is.EqualTo(new[] { one.Id }), "it asks for its next turn behind the others");
        await RunAsync();
        Assert.That(Receiver.Received.Select(got => got.Position), Is.EqualTo(Enumerable.Range(2, 120)));
        Assert.That(Receiver.Register, Is.EqualTo(await RegisterAsync()));
        Assert.That(Queue.Hints, Is.Empty);
    }

    [Test]
    public async Task Only_what_was_asked_for_comes_and_the_rest_is_not_looked_at_again()
    {
        await Service.SaveAsync(
            TestBases.Base("nursing", BaseStatus.Candidate, TestBases.Profile with { DepartmentIds = ["nursing"] }),
            TestBases.Base("pharmacy", BaseStatus.Candidate, TestBases.Profile with { DepartmentIds = ["pharmacy"] }));
        await Service.SaveAsync(new Department("nursing", "护理学院", "Nursing"));
        var ofNursing = (await CreateAsync(new(Receiver.Url, DepartmentIds: ["nursing"]))).Value;
        var ofPharmacy = (await CreateAsync(new(Receiver.Url, BaseIds: ["pharmacy"]))).Value;
        var ofAgreements = await SubscribeAsync("AgreementSigned");
        foreach (var id in (string[])["nursing", "pharmacy"])
            await MoveAsync(id, one => one.Submit(TestBases.At));

        await DeliverAsync();

        Assert.That((await DeliveriesAsync(ofNursing.Id)).Select(delivery => delivery.Position), Is.EqualTo(new long[] { 4 }));
        Assert.That((await DeliveriesAsync(ofPharmacy.Id)).Select(delivery => delivery.Position), Is.EqualTo(new long[] { 5 }));
        Assert.That(await DeliveriesAsync(ofAgreements.Id), Is.Empty);
        foreach (var id in (string[])[ofNursing.Id, ofPharmacy.Id, ofAgreements.Id])
            Assert.That((await GetAsync(id)).Position, Is.EqualTo(5));
        Assert.That(await WakeAsync(), Is.Zero);
    }

    private static Task Abort(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }
}
