namespace BaseWorkflows.Domain.Applications;

/// <summary>The unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and a check character.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    /// <summary>Whether the text is a code whose check character is right. Lower case is not accepted.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: Length })
            return false;

        var sum = 0;
        var weight = 1;
        for (var i = 0; i < Length - 1; i++)
        {
            var value = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * weight;
            weight = weight * 3 % Alphabet.Length;
        }

        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length] == text[^1];
    }

    /// <summary>The code with its check character, from the first 17 characters.</summary>
    /// <exception cref="ArgumentException">These are not 17 characters of the code's alphabet.</exception>
    public static string Complete(string first17)
    {
        foreach (var check in Alphabet)
        {
            if (IsValid(first17 + check))
                return first17 + check;
        }

        throw new ArgumentException("Not the first 17 characters of a code.", nameof(first17));
    }
}
