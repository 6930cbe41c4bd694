namespace BaseWorkflows.Domain.Questionnaires;

/// <summary>
/// One person who is asked. Of their personal link only a hash is kept, and of their answer only that there was one: neither what
/// nor when.
/// </summary>
public sealed class Invitation
{
    /// <summary>Characters of a name.</summary>
    public const int MaxName = 50;

    /// <summary>Characters of a contact.</summary>
    public const int MaxContact = 100;

    private Invitation()
    {
    }

    /// <summary>Unique for ever, and random.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The questionnaire.</summary>
    public string QuestionnaireId { get; private set; } = null!;

    /// <summary>Who.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Where the link is sent to by whoever sends it: a telephone number, an address.</summary>
    public string Contact { get; private set; } = null!;

    /// <summary>The hash of the personal link's token.</summary>
    public string TokenHash { get; private set; } = null!;

    /// <summary>Whether they have answered.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>Asks somebody.</summary>
    public static Invitation Of(string id, string questionnaireId, string name, string contact, string tokenHash) =>
        new() { Id = id, QuestionnaireId = questionnaireId, Name = name, Contact = contact, TokenHash = tokenHash };

    /// <summary>Gives them a new link; the old one leads nowhere from then on.</summary>
    public Refusal? Renew(string tokenHash)
    {
        if (HasAnswered)
            return Used;

        TokenHash = tokenHash;
        return null;
    }

    /// <summary>They have answered; a second time is refused.</summary>
    public Refusal? Answer()
    {
        if (HasAnswered)
            return Used;

        HasAnswered = true;
        return null;
    }

    /// <summary>What is said to somebody who has answered.</summary>
    public static Refusal Used { get; } = new(RefusalKind.Conflict, "questionnaire.link_used", new(
        "这个链接的问卷已经提交过，每人只能填写一次。感谢您的参与。",
        "This questionnaire has been handed in by this link; each person answers once. Thank you."), Regulation.Art6_3_2);
}
