using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.EndToEnd.Tests.Crashes;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>
/// Applications on the shortest route that wait for the vice president, the third who decides. They are brought there by the use cases in this process, before a
/// node is started, so that what fails later fails around the approvals.
/// </summary>
internal sealed class WaitingCases(TestService college)
{
    /// <summary>Brings so many there.</summary>
    /// <returns>The application's id by its number.</returns>
    public async Task<IReadOnlyDictionary<int, string>> PrepareAsync(int count)
    {
        var (officer, head, director) = (
            await FindAsync("officer", Role.DepartmentOfficer, Scope.Department("pharmacy")),
            await FindAsync("head", Role.DepartmentHead, Scope.Department("pharmacy")), await FindAsync("director", Role.GraduateDirector, Scope.College));
        var waiting = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            var form = Office.FormOf(number).Deserialize<ApplicationForm>(Json.Options)!;
            var id = Must(await college.With<CreateApplication, Result<ApplicationDetail>>(create => create.HandleAsync(new(form), officer, default))).Application.Id;
            Must(await college.With<SubmitApplication, Result<ApplicationDetail>>(submit => submit.HandleAsync(new(id), officer, default)));
            await DecideAsync(id, head, Forms.Evaluation($"{college.Time.Today():yyyy-MM-dd}"));
            await DecideAsync(id, director, []);
            waiting[number] = id;
        });
        return waiting;
    }

    private async Task DecideAsync(string applicationId, Caller caller, JsonObject answers)
    {
        var task = (await college.InboxAsync(caller)).Single(one => one.CaseId == applicationId);
        Must(await college.With<CompleteTask, Result<TaskCompleted>>(complete => complete.HandleAsync(
            new(task.Id, task.Revision, "Approve", "已核对。", answers, new("electronic", Service.Password)), caller, default)));
    }

    private async Task<Caller> FindAsync(string userName, Role role, Scope scope)
    {
        var account = await college.With<WorkflowsDbContext, Account>(db => db.Users.AsNoTracking().SingleAsync(one => one.UserName == userName));
        return new(account.Id, account.Name, [new(role, scope)], null) { DepartmentId = account.DepartmentId };
    }

    private static T Must<T>(Result<T> result)
    {
        Assert.That(result.IsOk, result.Refusal?.Detail.En);
        return result.Value;
    }
}
