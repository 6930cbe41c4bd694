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
    /// <summary>Whether the database is the demo's, now complete. It isn't, and nothing is done, where an account of the demo lacks and others are there.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var demoNames = DemoPeople.All.Select(person => person.Account.UserName).ToList();
        var present = await db.Users.Select(account => account.UserName!).ToListAsync(cancellationToken);
        if (!demoNames.Except(present).Any())
            return true;
        if (present.Except(demoNames).Any())
            return false;

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

        foreach (var person in DemoPeople.All.ExceptBy(present, person => person.Account.UserName))
            Expect(await createAccount.HandleAsync(person.Account, Caller.System, cancellationToken));
        LogDone(watch.Elapsed.TotalSeconds);
        return true;
    }

    private static void Expect<T>(Result<T> result)
    {
        if (!result.IsOk)
            throw new InvalidOperationException($"The demo data broke a rule: {result.Refusal}");
    }

    [LoggerMessage(LogLevel.Information, "Demo data took {Seconds:0.0} s")]
    private partial void LogDone(double seconds);
}
