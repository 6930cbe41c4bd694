namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>One message with all that is due for its recipient, in one language.</summary>
/// <param name="Id">The same at every attempt, so that a mail server and a reader know a repeat.</param>
/// <param name="InEnglish">Whether its reader reads English.</param>
/// <param name="Items">What it tells, never none.</param>
public sealed record NotificationMessage(string Id, bool InEnglish, IReadOnlyList<MessageItem> Items);

/// <summary>One thing in a message.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What to know, and to do.</param>
/// <param name="Url">Where to look.</param>
public sealed record MessageItem(string Title, string Text, string Url);

/// <summary>Why a message was not taken; without address and words, since it is kept and logged.</summary>
/// <param name="Reason">Such as <c>SMTP 451</c>.</param>
/// <param name="IsForGood">Whether trying again is in vain.</param>
/// <param name="IsAway">Whether the server itself is away, for whomever.</param>
public sealed record MessageFailure(string Reason, bool IsForGood = false, bool IsAway = false);
