using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Faults;

/// <summary>
/// Whatever fails in a command, each of its SQL commands, each row that it changes, its commit: nothing is left behind, and the
/// same command goes through afterwards.
/// </summary>
public sealed class FaultTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private const string Password = "Demo-2026!";

    private static readonly Caller Head = new("head", "陈志强", [new(Role.DepartmentHead, Scope.Department("pharmacy"))], null);
    private static readonly Caller Director = new("director", "王建国", [new(Role.GraduateDirector, Scope.College)], null);
    private static readonly Caller President = new("vp", "冯国栋", [new(Role.VicePresident, Scope.College)], null);

    private readonly string database = provider.ToString();

    [Test]
    public async Task Starting_an_instance()
    {
        await Service.PublishAsync(Parallel("par", "L1", "R1", "After"));
        await FailEverywhereAsync(() => Service.StartAsync("par"));
    }

    [Test]
    public async Task Claiming_a_task()
    {
        var task = await OneTaskAsync();
        await FailEverywhereAsync(() => Service.With<ClaimTask, Result<TaskChanged>>(claim => claim.HandleAsync(new(task.Id), Officer, default), "key"));
    }

    [Test]
    public async Task Releasing_a_task()
    {
        var task = await OneTaskAsync();
        await Service.With<ClaimTask, Result<TaskChanged>>(claim => claim.HandleAsync(new(task.Id), Officer, default));
        await FailEverywhereAsync(() => Service.With<ReleaseTask, Result<TaskChanged>>(release => release.HandleAsync(new(task.Id), Officer, default), "key"));
    }

    [Test]
    public async Task Saving_a_draft()
    {
        var task = await OneTaskAsync();
        await FailEverywhereAsync(() => Service.With<SaveTaskDraft, Result<TaskChanged>>(
            save => save.HandleAsync(new(task.Id, task.Revision, new JsonObject { ["report"] = "未完" }), Officer, default), "key"));
    }

    [Test]
    public async Task Completing_a_task()
    {
        var task = await OneTaskAsync();
        await FailEverywhereAsync(() => Service.CompleteAsync(task, Officer, idempotencyKey: "key"));
        Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo("B"));
    }

    [Test]
    public async Task Submitting_an_application()
    {
        var id = await DraftAsync();
        await FailEverywhereAsync(() => SubmitAsync(id));
    }

    [Test]
    public async Task Withdrawing_an_application_that_is_on_its_route()
    {
        var id = await DraftAsync();
        await SubmitAsync(id);
        await FailEverywhereAsync(() => Service.With<WithdrawApplication, Result<ApplicationDetail>>(
            withdraw => withdraw.HandleAsync(new(id, "材料需补充。"), People.PharmacyOfficer, default), "key"));
        Assert.That(await Service.InboxAsync(Head), Is.Empty);
    }

    [Test]
    public async Task Approving_an_application_which_opens_the_agreement_on_a_route_of_its_own()
    {
        await SubmitAsync(await DraftAsync());
        await DecideAsync(Head, Forms.Evaluation("2027-02-26"));
        await DecideAsync(Director);
        await FailEverywhereAsync(() => DecideAsync(President));

        var drafting = new Caller("grad.officer", "李晓燕", [new(Role.GraduateOfficer, Scope.College)], null);
        Assert.That((await Service.InboxAsync(drafting)).Select(task => task.TaskType), Is.EquivalentTo(new[] { "agreement-draft", "file-originals" }));
    }

    /// <summary>
    /// Lets each row that the command changes fail, the last time the commit; then each of its SQL commands, until none is left
    /// and it goes through.
    /// </summary>
    private async Task FailEverywhereAsync<T>(Func<Task<Result<T>>> command)
    {
        await OnDatabaseAsync(RowFaults.InstallAsync);
        var before = await FootprintAsync();
        var (rows, commands) = (0, 0);
        for (Exception? failure = null; failure is not InjectedFaultException; rows++)
        {
            await OnDatabaseAsync(db => RowFaults.ArmAsync(db, rows + 1));
            Service.Faults.ArmCommit();
            failure = await FailureOfAsync(command);
            Assert.That(failure, Is.InstanceOf<System.Data.Common.DbException>(), $"row {rows + 1} or the commit fails");
            await AssertNothingLeftAsync(before, $"after the fault at row {rows + 1}");
        }

        await OnDatabaseAsync(db => RowFaults.ArmAsync(db));
        for (Service.Faults.Arm(1); await FailureOfAsync(command) is { } failure; Service.Faults.Arm(++commands + 1))
        {
            Assert.That(failure, Is.InstanceOf<InjectedFaultException>());
            await AssertNothingLeftAsync(before, $"after the fault at SQL command {commands + 1}");
        }

        Service.Faults.Arm();
        await TestContext.Out.WriteLineAsync($"{database}: failed at each of {rows - 1} rows and of {commands} commands");
        Assert.That(await FootprintAsync(), Is.Not.EqualTo(before));
        Assert.That((rows, commands), Is.GreaterThanOrEqualTo((3, 2)));
        Assert.That(await Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
    }

    private static async Task<Exception?> FailureOfAsync<T>(Func<Task<Result<T>>> command)
    {
        try
        {
            var result = await command();
            Assert.That(result.Refusal, Is.Null);
            return null;
        }
        catch (Exception exception) when (exception.GetBaseException() is System.Data.Common.DbException cause)
        {
            return cause;
        }
    }

    private async Task AssertNothingLeftAsync(string before, string when)
    {
        Service.Faults.Arm();
        Assert.That(await FootprintAsync(), Is.EqualTo(before), when);
    }

    private async Task<TaskItem> OneTaskAsync()
    {
        await Service.PublishAsync(Sequential("seq", "A", "B"));
        await Service.StartAsync("seq");
        return (await Service.InboxAsync(Officer)).Single();
    }

    private async Task<string> DraftAsync()
    {
        await Service.With<AddDepartment, Result<DepartmentView>>(add => add.HandleAsync(new("pharmacy", "药学系", "Pharmacy"), Caller.System, default));
        await Service.In(scope =>
        {
            var (db, hasher) = (scope.GetRequiredService<WorkflowsDbContext>(), scope.GetRequiredService<IPasswordHasher<Account>>());
            foreach (var person in new[] { People.PharmacyOfficer, Head, Director, President })
            {
                var account = new Account { Id = person.PersonId, UserName = person.PersonId, Name = person.Name };
                account.PasswordHash = hasher.HashPassword(account, Password);
                db.Add(account);
            }

            return db.SaveChangesAsync();
        });
        var form = Forms.Company("pharmacy").Deserialize<ApplicationForm>(Json.Options)!;
        var created = await Service.With<CreateApplication, Result<ApplicationDetail>>(create => create.HandleAsync(new(form), People.PharmacyOfficer, default));
        return created.Value.Application.Id;
    }

    private Task<Result<ApplicationDetail>> SubmitAsync(string id) => Service.With<SubmitApplication, Result<ApplicationDetail>>(
        submit => submit.HandleAsync(new(id), People.PharmacyOfficer, default), "submit");

    private async Task<Result<TaskCompleted>> DecideAsync(Caller caller, JsonObject? form = null)
    {
        var task = (await Service.InboxAsync(caller)).Single();
        var request = new CompleteTaskRequest(task.Id, task.Revision, "Approve", "同意。", form, new("electronic", Password));
        return await Service.With<CompleteTask, Result<TaskCompleted>>(complete => complete.HandleAsync(request, caller, default), "decide");
    }

    private Task<string> FootprintAsync() => Service.With<WorkflowsDbContext, string>(RowFaults.FootprintAsync);

    private Task<bool> OnDatabaseAsync(Func<WorkflowsDbContext, Task> act) => Service.With<WorkflowsDbContext, bool>(async db =>
    {
        await act(db);
        return true;
    });
}
