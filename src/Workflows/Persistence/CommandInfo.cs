using System.Security.Cryptography;
using System.Text.Json;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>Who asks for a change, which one, and under which idempotency key.</summary>
/// <param name="Caller">Becomes the actor of every event that the change writes.</param>
/// <param name="Name">The use case, such as <c>tasks.complete</c>.</param>
/// <param name="IdempotencyKey">Chosen by the client, at most 200 characters; null when it sent none.</param>
/// <param name="RequestHash">Tells one request from another under the same key; empty when there is no key.</param>
public sealed record CommandInfo(Caller Caller, string Name, string? IdempotencyKey, string RequestHash)
{
    /// <summary>For a change without an idempotency key, such as a job's.</summary>
    public static CommandInfo Of(Caller caller, string name) => new(caller, name, null, "");

    /// <summary>Hashes the request when there is a key. Leave secrets out of <paramref name="request"/>: the hash is stored.</summary>
    public static CommandInfo Of<TRequest>(Caller caller, string name, TRequest request, string? idempotencyKey) =>
        new(caller, name, idempotencyKey, idempotencyKey is null ? "" : Hash(request));

    private static string Hash<TRequest>(TRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Json.Options)));
}
