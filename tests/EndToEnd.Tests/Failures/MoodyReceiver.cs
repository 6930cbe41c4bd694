using BaseWorkflows.TestKit;
using Microsoft.AspNetCore.Http;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>
/// Lets a webhook receiver refuse, hang, answer garbage or close the connection now and then, when an event comes for the first time; the second time it takes it,
/// since a third attempt would follow after five minutes only.
/// </summary>
internal sealed class MoodyReceiver
{
    private const int LongestGap = 100;

    private static readonly (string Name, Func<HttpContext, ReceivedEvent, int, Task> Do)[] All =
        [("refuses", TestReceiver.Refuse(500)), ("hangs", TestReceiver.Hang), ("babbles", TestReceiver.Babble), ("hangs up", TestReceiver.Drop)];

    /// <summary>What it can do instead of answering.</summary>
    public static IEnumerable<string> Moods => All.Select(mood => mood.Name);

    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();
    private readonly Random random;
    private readonly Queue<(string Name, Func<HttpContext, ReceivedEvent, int, Task> Do)> moods;
    private readonly HashSet<string> seen = [];
    private readonly HashSet<string> answered = [];
    private int gap;

    /// <param name="receiver">Who.</param>
    /// <param name="random">When each mood comes, and in which order.</param>
    public MoodyReceiver(TestReceiver receiver, Random random)
    {
        var order = All.ToArray();
        random.Shuffle(order);
        (this.random, moods, gap) = (random, new(order), random.Next(1, LongestGap));
        receiver.Behave = BehaveAsync;
    }

    /// <summary>What it did instead of answering, in order.</summary>
    public List<string> Did { get; } = [];

    /// <summary>The longest time between an event, of those that happened since it began, and the first time that it was answered well.</summary>
    public TimeSpan LongestLag { get; private set; }

    // A subscription gets its events one after the other, so that this is never called twice at once.
    private Task BehaveAsync(HttpContext http, ReceivedEvent one, int before)
    {
        if (seen.Add(one.Id) && moods.Count > 0 && --gap <= 0)
        {
            gap = random.Next(1, LongestGap);
            var mood = moods.Dequeue();
            Did.Add(mood.Name);
            return mood.Do(http, one, before);
        }

        var happened = (DateTimeOffset)one.Json["time"]!;
        if (answered.Add(one.Id) && happened > begun && TimeProvider.System.GetUtcNow() - happened is var lag && lag > LongestLag)
            LongestLag = lag;
        return Task.CompletedTask;
    }
}
