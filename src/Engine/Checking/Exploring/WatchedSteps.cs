namespace BaseWorkflows.Engine;

/// <summary>As what an activity is watched: it is the letter of a rule. Only the order of different letters of one rule matters.</summary>
/// <param name="Rule">Which of the caller's rules looks at it.</param>
/// <param name="Letter">What that rule takes it for.</param>
public readonly record struct Watch(int Rule, int Letter);

/// <summary>What of a definition is watched, a bit for each letter of each rule.</summary>
internal sealed class WatchedSteps(Func<ActivityNode, IReadOnlyList<Watch>> watches)
{
    private const int MostLetters = 63;

    private readonly List<Watch> letters = [];

    /// <summary>The bits of an activity. What is too much for the bits shares the last one, whose order always matters.</summary>
    public ulong Of(ActivityNode node)
    {
        ulong bits = 0;
        foreach (var watch in watches(node))
        {
            if (letters.IndexOf(watch) is var known && known < 0)
            {
                letters.Add(watch);
                known = letters.Count - 1;
            }

            bits |= 1UL << Math.Min(known, MostLetters);
        }

        return bits;
    }

    /// <summary>Whether it matters which of the two comes first.</summary>
    public bool OrderMatters(ulong one, ulong other)
    {
        if (one == 0 || other == 0)
            return false;
        if ((one >> MostLetters | other >> MostLetters) != 0)
            return true;
        for (var i = 0; i < Math.Min(letters.Count, MostLetters); i++)
        {
            for (var j = 0; (one >> i & 1) == 1 && j < Math.Min(letters.Count, MostLetters); j++)
            {
                if (i != j && (other >> j & 1) == 1 && letters[i].Rule == letters[j].Rule)
                    return true;
            }
        }

        return false;
    }
}
