using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Agreements.Steps;

/// <summary>A holder confirms that they have their copy (4.1).</summary>
public abstract class ReceiptStep(AgreementDesk desk, TimeProvider time, CopyHolder holder) : AgreementStep(desk, time)
{
    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Confirm" ? new("确认收到", "Confirm receipt") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    protected override Refusal? Apply(Agreement agreement, TrainingBase trainingBase, TaskContext context, string outcome, JsonObject form)
    {
        if (agreement.ConfirmReceipt(holder, SignedBy(context)) is { } refusal)
            return refusal;

        Desk.Tell("AgreementCopyReceived", agreement, trainingBase, Regulation.Art4_1, new JsonObject
        {
            ["holder"] = $"{holder}",
            ["copy"] = agreement.Copies.Single(copy => copy.Holder == holder).Number,
        });
        return null;
    }
}

/// <summary>研究生处 has copy 1.</summary>
public sealed class GraduateOfficeReceipt(AgreementDesk desk, TimeProvider time) : ReceiptStep(desk, time, CopyHolder.GraduateOffice)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "receipt-graduate-office";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("研究生处确认收到协议", "The graduate office has its copy");
}

/// <summary>研究生培养基地 has copy 2.</summary>
public sealed class BaseReceipt(AgreementDesk desk, TimeProvider time) : ReceiptStep(desk, time, CopyHolder.Base)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "receipt-base";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("基地确认收到协议", "The base has its copy");
}

/// <summary>院（系、部） has copy 3.</summary>
public sealed class DepartmentReceipt(AgreementDesk desk, TimeProvider time) : ReceiptStep(desk, time, CopyHolder.Department)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "receipt-department";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("院（系、部）确认收到协议", "The department has its copy");
}
