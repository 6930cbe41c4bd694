using System.Text.Json.Nodes;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>What the routes that sign an agreement are started with: unit, department, and who signs for our side by level and category (4.1).</summary>
internal static class SigningInput
{
    public static JsonObject Of(Agreement agreement, TrainingBase trainingBase)
    {
        var signer = AgreementSigner.For(trainingBase.Level, trainingBase.Category);
        return new JsonObject
        {
            [CaseRef.InputName] = AgreementDesk.CaseOf(agreement, trainingBase).ToJson(),
            ["unitId"] = trainingBase.UnitId,
            ["departmentId"] = trainingBase.DepartmentIds[0],
            ["signerRole"] = $"{signer}",
            ["signerScope"] = signer == Role.DepartmentHead ? "Department" : "College",
        };
    }
}
