using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Certificates;

/// <summary><c>/api/residency-certificates</c>: the list of national residency training bases (2.2.1).</summary>
internal static class CertificateEndpoints
{
    /// <param name="Reason">撤销理由，最多 500 字。</param>
    internal sealed record Revocation(string Reason);

    public static void MapCertificates(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/residency-certificates").WithTags("住培基地名单 Residency certificates");
        group.MapGet("", ListAsync).WithName("ListResidencyCertificates")
            .WithSummary("国家住院医师规范化培训基地名单").WithDescription("National residency training bases, by number; `standing=true` leaves out revoked ones.");
        group.MapPost("", AddAsync).WithName("AddResidencyCertificate").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("登记批准文号（研究生处、系统管理员）").WithDescription("Adds a certificate; the graduate office and administrators only.");
        group.MapPost("/{id}/revoke", RevokeAsync).WithName("RevokeResidencyCertificate").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("撤销批准文号（研究生处、系统管理员）").WithDescription("Takes a certificate off the list; the graduate office and administrators only.");
    }

    private static async Task<Results<Ok<Page<CertificateItem>>, Refused>> ListAsync(
        ListResidencyCertificates list, CancellationToken cancellationToken,
        bool? standing = null, string? text = null, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(new(asked.Value, standing, text), cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Created<CertificateItem>, Refused>> AddAsync(
        AddResidencyCertificateRequest request, AddResidencyCertificate add, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await add.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/residency-certificates");

    private static async Task<Results<Ok<CertificateItem>, Refused>> RevokeAsync(
        string id, Revocation request, RevokeResidencyCertificate revoke, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await revoke.HandleAsync(new(id, request.Reason), callers.Caller, cancellationToken)).ToOk();
}
