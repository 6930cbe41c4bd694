using System.Diagnostics;
using BaseWorkflows.Api.Demo.Cases;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Demo;

/// <summary>
/// Writes the demo college through the use cases, as an administrator would, and then its history. What is there already is
/// skipped, so a seed that was killed half way goes on at the next start and does nothing twice.
/// </summary>
internal sealed partial class DemoSeed(
    WorkflowsDbContext db, CreateAccount createAccount, IOptions<DemoOptions> options, IConfiguration configuration,
    ILoggerFactory logging, TimeProvider time, ILogger<DemoSeed> logger)
{
    private const int DaysOfHistory = 1_800;

    /// <summary>Whether the database is the demo's, now complete. It isn't, and nothing is done, where an account of the demo lacks and others are there.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var demoNames = DemoPeople.All.Select(person => person.Account.UserName).ToList();
        var present = await db.Users.Select(account => account.UserName!).ToListAsync(cancellationToken);
        var isFilled = !demoNames.Except(present).Any();
        if (!isFilled && present.Except(demoNames).Any())
            return false;

        var watch = Stopwatch.StartNew();
        await using var application = new DemoApplication(configuration, logging, time);
        if (!isFilled)
        {
            await FillPlacesAsync(application, cancellationToken);
            foreach (var person in DemoPeople.All.ExceptBy(present, person => person.Account.UserName))
                Expect(await createAccount.HandleAsync(person.Account, Caller.System, cancellationToken));
        }

        if (options.Value.Cases)
            await new DemoPlay(application, logging.CreateLogger<DemoPlay>()).RunAsync(cancellationToken);
        LogDone(watch.Elapsed.TotalSeconds);
        return true;
    }

    private async Task FillPlacesAsync(DemoApplication application, CancellationToken cancellationToken)
    {
        await using var scope = application.At(application.Now.AddDays(-DaysOfHistory));
        var use = scope.ServiceProvider;
        var departments = await db.Set<Department>().Select(department => department.Id).ToListAsync(cancellationToken);
        foreach (var department in DemoPlaces.Departments.ExceptBy(departments, place => place.Id))
            Expect(await use.GetRequiredService<AddDepartment>().HandleAsync(department, Caller.System, cancellationToken));

        var units = await db.Set<Unit>().Select(unit => unit.Id).ToListAsync(cancellationToken);
        foreach (var unit in DemoPlaces.Units.ExceptBy(units, place => place.Id))
            Expect(await use.GetRequiredService<AddUnit>().HandleAsync(unit, Caller.System, cancellationToken));

        var certificates = await db.Set<ResidencyCertificate>().Select(certificate => certificate.Number).ToListAsync(cancellationToken);
        foreach (var certificate in DemoPlaces.Certificates.ExceptBy(certificates, known => known.Number))
            Expect(await use.GetRequiredService<AddResidencyCertificate>().HandleAsync(certificate, Caller.System, cancellationToken));
    }

    private static void Expect<T>(Result<T> result)
    {
        if (!result.IsOk)
            throw new InvalidOperationException($"The demo data broke a rule: {result.Refusal}");
    }

    [LoggerMessage(LogLevel.Information, "Demo data took {Seconds:0.0} s")]
    private partial void LogDone(double seconds);
}
