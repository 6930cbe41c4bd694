using System.Security.Cryptography;
using System.Text.Json;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Takes signatures on decisions. Wrong passwords lock the account as they do at sign-in: a browser that was left open lets nobody guess.
/// </summary>
public sealed class SignatureDesk(
    WorkflowsDbContext db, UnitOfWork unitOfWork, IPasswordHasher<Account> passwords, IOptions<IdentityOptions> identity, TimeProvider time)
{
    private static readonly Refusal WrongPassword = Refuse(
        "signature.password", new("密码不正确，签字未完成。", "The password is wrong; nothing was signed."));

    private static readonly Refusal LockedOut = Refuse("signature.password", new(
        "密码输错次数过多，账号已暂时锁定，签字未完成，请稍后再试。",
        "Too many wrong passwords; the account is locked for a while and nothing was signed. Try again later."));

    /// <summary>The hash that a signature covers; compute it again to verify that nothing has changed.</summary>
    public static string ContentHash(string caseId, string step, string outcome, string? comment, string form) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new[] { caseId, step, outcome, comment ?? "", form }, Json.Options)));

    internal async Task<Refusal?> SignAsync(
        HumanTask task, SignatureRequest? request, string outcome, string? comment, string form, Caller caller,
        CancellationToken cancellationToken)
    {
        var refusal = (request, request?.Method) switch
        {
            (null, _) => task.SignatureRequired ? Refuse("signature", new("这一步必须签字。", "This step takes a signature.")) : null,
            (_, "electronic") => await CheckPasswordAsync(request, caller, cancellationToken),
            (_, "paper") => await CheckPaperAsync(request, caller, cancellationToken),
            _ => Refuse("signature.kind", new("签字方式应为 electronic 或 paper。", "Sign electronic or paper.")),
        };
        if (request is null || refusal is not null)
            return refusal;

        db.Add(new Signature
        {
            TaskId = task.Id,
            Kind = request.Method!,
            PersonId = caller.PersonId,
            PersonName = caller.Name,
            SignedAt = time.GetUtcNow(),
            ContentHash = ContentHash(task.Case.Id, task.Step, outcome, comment, form),
            DocumentId = request.DocumentId,
        });
        return null;
    }

    /// <summary>Counts a wrong password. A transaction of its own, after the one of the decision has been rolled back.</summary>
    /// <param name="refusal">Why the decision was refused; anything but a wrong password counts nothing.</param>
    /// <param name="caller">Whose password was asked for.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    internal async Task CountAsync(Refusal refusal, Caller caller, CancellationToken cancellationToken)
    {
        if (refusal != WrongPassword)
            return;
        var limits = identity.Value.Lockout;
        await unitOfWork.RunAsync(CommandInfo.Of(caller, "signatures.count_failure"), async token =>
        {
            var account = await db.Users.SingleAsync(one => one.Id == caller.PersonId, token);
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (++account.AccessFailedCount >= limits.MaxFailedAccessAttempts)
                (account.AccessFailedCount, account.LockoutEnd) = (0, time.GetUtcNow() + limits.DefaultLockoutTimeSpan);
            return (Result<int>)account.AccessFailedCount;
        }, cancellationToken);
    }

    private async Task<Refusal?> CheckPasswordAsync(SignatureRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == caller.PersonId, cancellationToken);
        if (account?.LockoutEnd > time.GetUtcNow())
            return LockedOut;
        var isRight = account?.PasswordHash is { } hash && !string.IsNullOrEmpty(request.Password)
            && passwords.VerifyHashedPassword(account, hash, request.Password) != PasswordVerificationResult.Failed;
        if (!isRight)
            return WrongPassword;
        if (account!.AccessFailedCount > 0)
        {
            await db.Users.Where(one => one.Id == caller.PersonId)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.AccessFailedCount, 0), cancellationToken);
        }

        return null;
    }

    private async Task<Refusal?> CheckPaperAsync(SignatureRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!request.OriginalSeen)
            return Refuse("signature.originalSeen", new("请确认已核对原件。", "Confirm that you saw the original."));
        var isThere = request.DocumentId is not null && await db.Set<Document>().AnyAsync(
            document => document.Id == request.DocumentId && document.UploadedById == caller.PersonId, cancellationToken);
        return isThere ? null : Refuse("signature.documentId", new("请先上传签字盖章的扫描件。", "Upload the signed and sealed scan first."));
    }

    private static Refusal Refuse(string field, Text message) => new(RefusalKind.Invalid, "task.signature", message)
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { [field] = [message] },
    };
}
