using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>Whose robot it is.</summary>
public enum RobotKind
{
    /// <summary>企业微信.</summary>
    WeCom,

    /// <summary>钉钉.</summary>
    DingTalk,
}

/// <summary>
/// A robot in the group chat of one office (群机器人): it posts what the officers and heads of that office are told. Everybody in the group reads it.
/// </summary>
public sealed class NotificationRobot
{
    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>What lists call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whose.</summary>
    public required RobotKind Kind { get; init; }

    /// <summary>The address, encrypted: whoever has it can post.</summary>
    public required string Url { get; init; }

    /// <summary>The secret by which 钉钉 knows us, encrypted; null where there is none.</summary>
    public string? Secret { get; init; }

    /// <summary>The office: <c>college</c> for the graduate office, or <c>department:{id}</c>.</summary>
    public required string Office { get; init; }

    /// <summary>What it posts.</summary>
    public required IReadOnlyList<NotificationGroup> Groups { get; init; }

    /// <summary>Whether it writes English.</summary>
    public bool InEnglish { get; init; }

    /// <summary>When it was set up (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The candidate keys of the office.</summary>
    internal static IEnumerable<string> KeysOf(string office) => Scope.TryParse(office, out var scope)
        ? scope.Kind == ScopeKind.Department
            ? [CandidateKey.ForRole(Role.DepartmentOfficer, scope), CandidateKey.ForRole(Role.DepartmentHead, scope)]
            : [CandidateKey.ForRole(Role.GraduateOfficer, scope), CandidateKey.ForRole(Role.GraduateDirector, scope)]
        : [];

    internal sealed class Mapping : IEntityTypeConfiguration<NotificationRobot>
    {
        public void Configure(EntityTypeBuilder<NotificationRobot> builder)
        {
            builder.ToTable("notification_robots");
            builder.Property(one => one.Id).HasMaxLength(40);
            builder.Property(one => one.Name).HasMaxLength(100);
            builder.Property(one => one.Office).HasMaxLength(100);
            builder.Property(one => one.Groups).IsFixedJson();
        }
    }
}

/// <summary>What kinds of robot are called.</summary>
public static class RobotTitles
{
    /// <summary>The name of a kind.</summary>
    public static Text Title(this RobotKind kind) => kind switch
    {
        RobotKind.WeCom => new("企业微信", "WeCom"),
        RobotKind.DingTalk => new("钉钉", "DingTalk"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
