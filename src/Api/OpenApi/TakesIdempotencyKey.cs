namespace BaseWorkflows.Api.OpenApi;

/// <summary>Marks an endpoint whose command may be repeated under the same <c>Idempotency-Key</c>.</summary>
internal sealed class TakesIdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const int MaxLength = 200;

    public static readonly TakesIdempotencyKey Instance = new();
}
