using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>
/// Enters the public holidays that come with the service (<c>holidays-*.csv</c>, as the State Council announced them) for years that
/// nobody has entered yet.
/// </summary>
public sealed class EmbeddedCalendars(WorkflowsDbContext db, ImportCalendar import)
{
    private const string Prefix = "holidays-";

    /// <summary>Enters them. Several nodes may do so at once.</summary>
    /// <exception cref="InvalidOperationException">A file can't be read: the build is broken, the service must not start.</exception>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(EmbeddedCalendars).Assembly;
        var entered = await db.Set<CalendarYearRow>().Select(row => row.Year).ToListAsync(cancellationToken);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (entered.Contains(int.Parse(name[Prefix.Length..^".csv".Length], System.Globalization.CultureInfo.InvariantCulture)))
                continue;
            using var content = new MemoryStream();
            await assembly.GetManifestResourceStream(name)!.CopyToAsync(content, cancellationToken);
            try
            {
                if ((await import.HandleAsync(new(content.ToArray()), Caller.System, cancellationToken)).Refusal is { } refusal)
                    throw new InvalidOperationException($"{name}: {refusal.Detail.En}");
            }
            catch (DbUpdateException exception) when (DatabaseErrors.IsUniqueViolation(exception))
            {
                // Another node that starts at the same moment was faster; it entered the same.
            }
        }
    }
}
