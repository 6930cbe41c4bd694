using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>An agreement with its base; properties rather than a constructor, so that queries can go on from it.</summary>
internal sealed class AgreementOfBase
{
    public required Agreement Agreement { get; init; }

    public required TrainingBase Base { get; init; }

    public void Deconstruct(out Agreement agreement, out TrainingBase one) => (agreement, one) = (Agreement, Base);
}

/// <summary>Reads agreements. Unlike the register, they are shown only to those whom the base concerns.</summary>
public sealed class AgreementReader(WorkflowsDbContext db, BaseReader bases)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "agreement.not_found", new(
        "没有这份协议书，或者您无权查看。", "There is no such agreement, or it is not yours to see."));

    /// <summary>The agreements that the caller may see, newest first, untracked.</summary>
    internal IQueryable<AgreementOfBase> Visible(Caller caller) =>
        db.Set<Agreement>().AsNoTracking()
            .Join(
                bases.Concerning(caller).AsNoTracking(), agreement => agreement.BaseId, one => one.Id,
                (agreement, one) => new AgreementOfBase { Agreement = agreement, Base = one })
            .OrderByDescending(pair => pair.Agreement.CreatedAt).ThenByDescending(pair => pair.Agreement.Id);

    /// <summary>The agreement; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<AgreementOfBase>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await Visible(caller).SingleOrDefaultAsync(pair => pair.Agreement.Id == id, cancellationToken) is { } found ? found : Missing;

    /// <summary>Which of these agreements are renewed, or are to be, and by which.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> RenewalsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var renewed = ids.ToList();
        return await db.Set<Agreement>().AsNoTracking()
            .Where(one => one.VoidSince == null && one.PreviousId != null && renewed.Contains(one.PreviousId))
            .ToDictionaryAsync(one => one.PreviousId!, one => one.Id, cancellationToken);
    }
}
