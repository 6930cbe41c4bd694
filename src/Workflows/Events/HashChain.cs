using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BaseWorkflows.Workflows.Events;

/// <summary>Ties each line of the log to the one before, so that a change, a removal or an insertion shows.</summary>
internal static class HashChain
{
    /// <summary>What stands before the first line.</summary>
    public const string Origin = "";

    /// <summary>The hash of a numbered line. Fields are length-prefixed: no two different lines read the same.</summary>
    public static string Of(EventRow row, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string?[] fields =
        [
            previous, row.Position?.ToString(CultureInfo.InvariantCulture), row.EventId, row.Type,
            row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), row.Subject, row.CaseKind?.ToString(), row.CaseId,
            row.BaseId, row.TaskId, row.ActorId, row.ActorName, row.Clause, row.Comment, row.Data,
        ];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? "");
            hash.AppendData(Encoding.ASCII.GetBytes($"{(field is null ? -1 : bytes.Length)}:"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
