using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>A key as administrators see it; never the key itself.</summary>
/// <param name="Id">The key's id, which histories show as the actor.</param>
/// <param name="Name">The system that uses it.</param>
/// <param name="Prefix">How the key begins, to tell one from another.</param>
/// <param name="Roles">What the machine may act as.</param>
/// <param name="CreatedBy">The administrator who made it.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="ExpiresAt">From when on it is refused (UTC); null for never.</param>
/// <param name="LastUsedAt">When it was last used (UTC), to the minute; null while unused.</param>
/// <param name="RevokedAt">When it was revoked (UTC); null while it isn't.</param>
public sealed record ApiKeyItem(
    string Id, string Name, string Prefix, IReadOnlyList<Role> Roles, string CreatedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    internal static ApiKeyItem Of(ApiKey key) => new(
        key.Id, key.Name, key.Prefix, key.Roles, key.CreatedBy, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt);
}
