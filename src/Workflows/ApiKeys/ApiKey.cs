using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>A machine's way in: another campus system that reads events or the register. Only the key's hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>The id, also the machine's <see cref="Caller.PersonId"/> in histories.</summary>
    public required string Id { get; init; }

    /// <summary>The system that uses it, such as 教务系统; histories show it as the actor.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the key that is no secret: finds the row, and tells administrators one key from another.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What the machine may act as, always for the whole college.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The administrator who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused (UTC); null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used (UTC), to the minute; null while unused.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When it was revoked (UTC); null while it isn't.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The machine as a caller.</summary>
    internal Caller Caller => new(Id, Name, [.. Roles.Select(role => new RoleGrant(role, Scope.College))], null);

    internal void Revoke(DateTimeOffset now) => RevokedAt = now;

    internal sealed class Mapping : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> builder)
        {
            builder.ToTable("api_keys").HasVersion();
            builder.Property(key => key.Id).HasMaxLength(40);
            builder.Property(key => key.Name).HasMaxLength(CreateApiKey.MaxName);
            builder.Property(key => key.Prefix).HasMaxLength(20);
            builder.Property(key => key.Hash).HasMaxLength(64);
            builder.Property(key => key.Roles).IsJson();
            builder.Property(key => key.CreatedBy).HasMaxLength(100);
            builder.HasIndex(key => key.Prefix).IsUnique();
            builder.Ignore(key => key.Caller);
        }
    }
}
