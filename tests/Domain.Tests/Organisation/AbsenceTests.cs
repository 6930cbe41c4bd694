using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Organisation;

/// <summary>Who takes over from whom. Today is Monday, 1 March 2027.</summary>
public sealed class AbsenceTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 1, 0, 0, TimeSpan.Zero);

    [Test]
    public void Whoever_takes_over_does_so_from_the_first_day_to_the_last()
    {
        var absence = Away("a", "b", 3, 5);

        Assert.That(Enumerable.Range(2, 5).Where(day => absence.IsOn(Day(day))), Is.EqualTo(new[] { 3, 4, 5 }));
        Assert.That(Absence.CoveredBy("b", Day(4), [absence]), Is.EqualTo(new[] { "a" }));
        Assert.That(Absence.CoveredBy("b", Day(6), [absence]), Is.Empty);
    }

    [Test]
    public void What_has_ended_holds_no_more()
    {
        var absence = Away("a", "b", 3, 5);

        Assert.That(absence.End(Now), Is.Null);
        Assert.That(absence.IsOn(Day(4)), Is.False);
        Assert.That(absence.End(Now)?.Code, Is.EqualTo("absence.ended"));
    }

    [Test]
    public void Where_whoever_takes_over_is_away_too_it_goes_on_to_the_next() =>
        Assert.That(Absence.CoveredBy("c", Day(4), [Away("a", "b", 3, 5), Away("b", "c", 4, 9)]), Is.EqualTo(new[] { "b", "a" }));

    [TestCase("a", "a", 3, 5, "absence.invalid")]
    [TestCase("d", "e", 5, 4, "absence.invalid")]
    [TestCase("a", "c", 5, 9, "absence.overlaps")]
    [TestCase("c", "a", 5, 5, "absence.circle")]
    [TestCase("c", "a", 6, 9, null)]
    [TestCase("a", "c", 6, 9, null)]
    public void Neither_two_at_once_nor_a_circle(string person, string acting, int from, int to, string? refusal)
    {
        Absence[] others = [Away("a", "b", 3, 5), Away("b", "c", 5, 9)];

        Assert.That(Absence.Declare("x", person, acting, Day(from), Day(to), null, Now, others).Refusal?.Code, Is.EqualTo(refusal));
    }

    [Test]
    public void Two_do_not_take_over_from_each_other() => Assert.That(
        Absence.Declare("x", "b", "a", Day(5), Day(9), null, Now, [Away("a", "b", 3, 5)]).Refusal?.Code, Is.EqualTo("absence.circle"));

    [Test]
    public void An_absence_begins_today_at_the_earliest_and_is_no_longer_than_a_year()
    {
        Assert.That(Absence.Declare("x", "a", "b", new(2027, 2, 28), Day(4), null, Now, []).Refusal?.Errors.Keys, Is.EqualTo(new[] { "from" }));
        Assert.That(Absence.Declare("x", "a", "b", Day(1), Day(1).AddDays(Absence.MostDays), null, Now, []).Refusal?.Errors.Keys, Is.EqualTo(new[] { "to" }));
        Assert.That(Absence.Declare("x", "a", "b", Day(1), Day(1).AddDays(Absence.MostDays - 1), null, Now, []).IsOk, Is.True);
    }

    private static DateOnly Day(int day) => new(2027, 3, day);

    private static Absence Away(string person, string acting, int from, int to) =>
        Absence.Declare($"{person}-{acting}", person, acting, Day(from), Day(to), null, Now, []).Value;
}
