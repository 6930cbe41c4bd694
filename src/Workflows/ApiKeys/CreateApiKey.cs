using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>Makes a key for a machine.</summary>
/// <param name="Name">The system that will use it, such as 教务系统; at most 100 characters.</param>
/// <param name="Roles">What it may act as: <c>Subscriber</c>, <c>Auditor</c> or <c>RouteAdministrator</c>; null for <c>Subscriber</c>.</param>
/// <param name="ExpiresAt">From when on it is refused (UTC), within ten years; null for never.</param>
public sealed record CreateApiKeyRequest(string Name, IReadOnlyList<Role>? Roles = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A new key.</summary>
/// <param name="Item">What lists show of it from now on.</param>
/// <param name="Key">The key itself. It is shown this once and can't be shown again.</param>
public sealed record NewApiKey(ApiKeyItem Item, string Key);

/// <summary>
/// Makes a key for a machine. Machines read and may carry routes from one server to another; opinions, signatures and accounts
/// stay with people, so no key holds their roles.
/// </summary>
public sealed class CreateApiKey(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    internal const int MaxName = 100;
    private const int MaxYears = 10;

    private static readonly Role[] ForMachines = [Role.Subscriber, Role.Auditor, Role.RouteAdministrator];

    private static readonly Refusal ShownAlready = new(RefusalKind.Conflict, "api_key.shown_once", new(
        "这个请求已经处理过，密钥只显示一次。如果没有记下，请撤销后重新创建。",
        "This request was carried out before and the key was shown then. If it is lost, revoke it and make another."));

    /// <summary>
    /// Refuses callers other than system administrators and fields outside their limits. The same idempotency key again is a
    /// conflict: no database keeps the answer.
    /// </summary>
    public async Task<Result<NewApiKey>> HandleAsync(CreateApiKeyRequest request, Caller caller, CancellationToken cancellationToken)
    {
        (string Id, string Text) made = ("", "");
        var created = await unitOfWork.RunAsync<ApiKeyItem>(
            CommandInfo.Of(caller, "api_keys.create", request, unitOfWork.IdempotencyKey),
            _ =>
            {
                if ((Administration.Forbid(caller) ?? Check(request)) is { } refusal)
                    return Task.FromResult<Result<ApiKeyItem>>(refusal);
                var key = Make(request, caller, made = ($"key-{Guid.CreateVersion7():N}", ApiKeyText.Create()));
                return Task.FromResult<Result<ApiKeyItem>>(ApiKeyItem.Of(key));
            },
            cancellationToken);
        if (!created.IsOk)
            return created.Refusal;
        return created.Value.Id == made.Id ? new NewApiKey(created.Value, made.Text) : ShownAlready;
    }

    private ApiKey Make(CreateApiKeyRequest request, Caller caller, (string Id, string Text) made)
    {
        ApiKeyText.TryGetPrefix(made.Text, out var prefix);
        var key = new ApiKey
        {
            Id = made.Id,
            Name = request.Name.Trim(),
            Prefix = prefix!,
            Hash = ApiKeyText.Hash(made.Text),
            Roles = [.. (request.Roles ?? [Role.Subscriber]).Distinct()],
            CreatedBy = caller.Name,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = request.ExpiresAt,
        };
        db.Add(key);
        events.Append(new EventRecord("ApiKeyCreated", $"api-key/{key.Id}", new JsonObject
        {
            ["name"] = key.Name,
            ["prefix"] = key.Prefix,
            ["roles"] = new JsonArray([.. key.Roles.Select(role => JsonValue.Create(role.ToString()))]),
        }));
        return key;
    }

    private Refusal? Check(CreateApiKeyRequest request)
    {
        var fields = new OrganisationFields();
        fields.DemandText("name", request.Name, MaxName);
        fields.Demand("roles", request.Roles is null or { Count: > 0 }, new("至少选择一个角色。", "Choose at least one role."));
        fields.Demand("roles", (request.Roles ?? []).All(ForMachines.Contains), new(
            "密钥只能用于订阅系统、审计和流程管理员；审批、签字和账号管理须由本人登录。",
            "A key is for subscribers, auditors and route administrators; opinions, signatures and accounts need a person."));
        var now = time.GetUtcNow();
        fields.Demand("expiresAt", request.ExpiresAt is not { } end || (end > now && end <= now.AddYears(MaxYears)), new(
            $"失效时间应在现在之后、{MaxYears} 年之内。", $"The key ends after now and within {MaxYears} years."));
        return fields.Refusal;
    }
}
