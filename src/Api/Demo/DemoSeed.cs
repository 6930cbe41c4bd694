using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.Demo;

/// <summary>
/// Writes the demo college through the use cases, as an administrator would. What is there already is skipped, so a seed
/// that was killed half way goes on at the next start and does nothing twice.
/// </summary>
internal sealed partial class DemoSeed(
    WorkflowsDbContext db, AddDepartment addDepartment, AddUnit addUnit, AddResidencyCertificate addCertificate, CreateAccount createAccount,
    ILogger<DemoSeed> logger)
{
    /// <summary>Does nothing where the database has accounts that aren't the demo's.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var demoNames = DemoPeople.All.Select(person => person.UserName).ToList();
        var present = await db.Users.Select(account => account.UserName!).ToListAsync(cancellationToken);
        if (present.Except(demoNames).Any() || present.Count == demoNames.Count)
            return;

        var watch = Stopwatch.StartNew();
        var departments = await db.Set<Department>().Select(department => department.Id).ToListAsync(cancellationToken);
        foreach (var department in DemoPlaces.Departments.ExceptBy(departments, place => place.Id))
            Expect(await addDepartment.HandleAsync(department, Caller.System, cancellationToken));

        var units = await db.Set<Unit>().Select(unit => unit.Id).ToListAsync(cancellationToken);
        foreach (var unit in DemoPlaces.Units.ExceptBy(units, place => place.Id))
            Expect(await addUnit.HandleAsync(unit, Caller.System, cancellationToken));

        var certificates = await db.Set<ResidencyCertificate>().Select(certificate => certificate.Number).ToListAsync(cancellationToken);
        foreach (var certificate in DemoPlaces.Certificates.ExceptBy(certificates, known => known.Number))
            Expect(await addCertificate.HandleAsync(certificate, Caller.System, cancellationToken));

        foreach (var person in DemoPeople.All.ExceptBy(present, person => person.UserName))
            Expect(await createAccount.HandleAsync(person, Caller.System, cancellationToken));
        LogDone(watch.Elapsed.TotalSeconds);
    }

    private static void Expect<T>(Result<T> result)
    {
        if (!result.IsOk)
            throw new InvalidOperationException($"The demo data broke a rule: {result.Refusal}");
    }

    [LoggerMessage(LogLevel.Information, "Demo data took {Seconds:0.0} s")]
    private partial void LogDone(double seconds);
}
