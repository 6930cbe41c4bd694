using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Persistence;
using CsCheck;
using static BaseWorkflows.Workflows.Tests.People;

namespace BaseWorkflows.Workflows.Tests.Bases.Histories;

/// <summary>Lives of bases at random, on every day of which the domain must say what the model says.</summary>
public sealed class EligibilityHistoryTests
{
    internal static readonly Gen<Throw[]> Throws =
        Gen.Select(Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 500]), Gen.Int[0, 1_000], Gen.Int[0, 10_000]).Select((days, what, number) => new Throw(days, what, number)).Array[1, 24];

    private static readonly int[] Years = [.. Enumerable.Range(2025, 14)];

    [Test]
    public void On_every_day_the_base_says_what_the_regulation_says()
    {
        var (statuses, clauses) = (new HashSet<BaseStatus>(), new HashSet<string>());
        Throws.Sample(dice =>
        {
            var history = new BaseHistory("b", 1, new(2026, 1, 1));
            statuses.Add(history.Base.Status);
            foreach (var each in dice)
            {
                history.Play(each);
                statuses.Add(history.Base.Status);
                // Nobody notes anything on the days in between; the answer must be right on them all the same.
                foreach (var today in new[] { history.Today, history.Today.AddDays(each.Number % 400), history.Base.Agreement?.EndsOn ?? history.Today, history.Base.Agreement?.EndsOn.AddDays(1) ?? history.Today })
                {
                    foreach (var year in Years.Where(year => year >= today.Year))
                    {
                        var answer = history.Base.Eligible(year, today);
                        clauses.Add(answer.Clause?.Number ?? "yes");
                        Assert.That(answer.Clause?.Number, Is.EqualTo(history.Model.Forbidden(year, today)), $"{year} asked on {today:yyyy-MM-dd}: {history}");
                        Assert.That((answer.Eligible, answer.Reason is null), Is.EqualTo((answer.Clause is null, answer.Clause is null)));
                    }
                }
            }
        }, iter: 400, threads: 1);
        Assert.That(statuses, Is.EquivalentTo(Enum.GetValues<BaseStatus>()), "every status was come to");
        Assert.That(clauses, Is.EquivalentTo(new[] { "yes", "3.1", "4.1", "4.2", "5.1", "5.2", "6.3.4" }), "every answer was given");
    }
}

/// <summary>The same lives in a database: who may and who may not are found by the year.</summary>
public sealed class EligibilityQueryTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly DateOnly Until = new(2029, 3, 1);

    [Test]
    public async Task The_register_lists_exactly_those_that_the_model_lets_take_students()
    {
        List<BaseHistory> lives = [];
        EligibilityHistoryTests.Throws.Array[150].Sample(all => { lives = [.. all.Select((dice, i) => Live($"b{i:000}", i + 1, dice))]; }, iter: 1, threads: 1);
        await Service.SaveAsync([.. lives.Select(life => life.Base)]);
        var found = 0;
        foreach (var today in new[] { 1, 300, 700, 1_100 }.Select(Until.AddDays))
        {
            Service.Time.SetUtcNow(CollegeTime.EndOf(today).AddHours(-12));
            foreach (var year in new[] { today.Year, today.Year + 1, today.Year + 3 })
            {
                var may = await ListAsync(year, eligible: true);
                var mayNot = await ListAsync(year, eligible: false);
                Assert.That(may.Select(one => one.Id), Is.EqualTo(Expected(life => life.Model.Forbidden(year, today) is null)), $"{year} asked on {today}");
                Assert.That(may.Select(one => one.Eligibility), Is.All.EqualTo(null).Or.Matches<EligibilityItem>(one => one is { Eligible: true, Clause: null }));
                Assert.That(mayNot.Select(one => one.Id), Is.EqualTo(Expected(life => life.Base.Number is not null && life.Model.Forbidden(year, today) is not null)));
                Assert.That(mayNot.Select(one => one.Eligibility!.Clause), Is.EqualTo(mayNot.Select(one => lives.Single(life => life.Base.Id == one.Id).Model.Forbidden(year, today))));
                found += may.Count;
            }
        }

        Assert.That(found, Is.Positive, "the histories come far enough to be worth a look");

        List<string> Expected(Func<BaseHistory, bool> isWanted) => [.. lives.Where(isWanted).OrderBy(life => life.Base.Number, StringComparer.Ordinal).Select(life => life.Base.Id)];
    }

    /// <summary>A life that ends before the clock of the test begins.</summary>
    private static BaseHistory Live(string id, int sequence, Throw[] dice)
    {
        var life = new BaseHistory(id, sequence, new(2026, 1, 1));
        foreach (var each in dice)
        {
            if (life.Today.AddDays(each.Days) <= Until)
                life.Play(each);
        }

        return life;
    }

    private async Task<IReadOnlyList<BaseItem>> ListAsync(int year, bool eligible) =>
        (await Service.With<ListBases, Result<Page<BaseItem>>>(list => list.HandleAsync(
            new(new PageRequest(1, 200), EligibleFor: year, Eligible: eligible), GraduateOfficer, default))).Value.Items;
}
