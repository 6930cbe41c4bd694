using System.Globalization;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// How many of those who vote must say yes: a number of votes (<c>3</c>), at least a share of them (<c>60%</c>), or more than a share
/// (<c>&gt;50%</c>, the majority).
/// </summary>
/// <param name="Amount">Votes, or percent.</param>
/// <param name="IsShare">Whether the amount is percent.</param>
/// <param name="IsMoreThan">Whether exactly that share is not enough.</param>
public sealed record VoteThreshold(int Amount, bool IsShare, bool IsMoreThan)
{
    /// <summary>The majority.</summary>
    public static VoteThreshold Majority { get; } = new(50, true, true);

    /// <summary>Reads one; null where the text is none: nothing, no whole number above zero, a share that nobody can reach.</summary>
    public static VoteThreshold? Parse(string? text)
    {
        var rest = (text ?? "").Trim();
        var isMore = rest.StartsWith('>') || rest.StartsWith('＞');
        var isShare = rest.EndsWith('%') || rest.EndsWith('％');
        rest = rest[(isMore ? 1 : 0)..(isShare && rest.Length > (isMore ? 1 : 0) ? ^1 : ^0)].Trim();
        if (!int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || (amount == 0 && !isMore))
            return null;
        if (isShare ? amount > (isMore ? 99 : 100) : isMore)
            return null;
        return new(amount, isShare, isMore);
    }

    /// <summary>The votes that so many voters make of it. A number is what it is, also where there are fewer voters.</summary>
    public int NeededOf(int voters) =>
        !IsShare ? Amount : IsMoreThan ? (voters * Amount / 100) + 1 : Math.Max(1, ((voters * Amount) + 99) / 100);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsMoreThan ? ">" : "")}{Amount}{(IsShare ? "%" : "")}");
}
