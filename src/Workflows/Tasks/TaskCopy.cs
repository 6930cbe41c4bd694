using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Somebody who was copied in on a task (抄送): they read it, open or done, and do nothing with it.</summary>
public sealed class TaskCopy
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Who, as in <see cref="CandidateKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The keys that the input <c>cc</c> of a human task names: a role (<c>GraduateDirector</c>; a department's role means that
    /// of each department of the case, a unit's that of its unit), <c>Applicant</c>, or a candidate key.
    /// </summary>
    /// <exception cref="InvalidOperationException">One of them is none of these.</exception>
    internal static async ValueTask<IReadOnlyList<string>> KeysAsync(IActivityContext context)
    {
        var named = TaskSettings.Strings(await context.InputAsync("cc"));
        return [.. named.SelectMany(name => Keys(context, name)).Distinct()];
    }

    /// <summary>The keys of one name.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    internal static IEnumerable<string> Keys(IActivityContext context, string name)
    {
        if (name == "Applicant")
            return Ids(context, "applicantId").Select(CandidateKey.ForPerson);
        if (Enum.TryParse<Role>(name, out var role) && Enum.IsDefined(role))
        {
            return role.ScopeKind() switch
            {
                ScopeKind.Department => Ids(context, "departmentIds", "departmentId").Select(id => CandidateKey.ForRole(role, Scope.Department(id))),
                ScopeKind.Unit => Ids(context, "unitId").Select(id => CandidateKey.ForRole(role, Scope.Unit(id))),
                _ => [CandidateKey.ForRole(role, Scope.College)],
            };
        }

        return name.StartsWith("person:", StringComparison.Ordinal) || name.StartsWith("role:", StringComparison.Ordinal)
            ? [name]
            : throw new InvalidOperationException($"The task {context.ActivityId} is copied to {name}, which is neither a role nor a candidate key.");
    }

    private static List<string> Ids(IActivityContext context, params string[] sources) => sources
        .Select(source => TaskSettings.Strings(context.Variable(source) ?? context.WorkflowInput(source)))
        .FirstOrDefault(ids => ids.Count > 0) ?? [];

    internal sealed class Mapping : IEntityTypeConfiguration<TaskCopy>
    {
        public void Configure(EntityTypeBuilder<TaskCopy> builder)
        {
            builder.ToTable("task_copies");
            builder.HasKey(copy => new { copy.TaskId, copy.Key });
            builder.Property(copy => copy.TaskId).HasMaxLength(40);
            builder.Property(copy => copy.Key).HasMaxLength(200);
            builder.HasIndex(copy => copy.Key);
        }
    }
}
