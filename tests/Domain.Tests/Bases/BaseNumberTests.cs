using BaseWorkflows.Domain.Bases;
using CsCheck;

namespace BaseWorkflows.Domain.Tests.Bases;

/// <summary>The number that an approved base is issued with its name, article 2(1).</summary>
public class BaseNumberTests
{
    [TestCase(2026, BaseCategory.Clinical, 1, "CZMC-2026-LC-001")]
    [TestCase(2031, BaseCategory.NonClinical, 999, "CZMC-2031-FL-999")]
    public void A_number_shows_year_category_and_running_number(int year, BaseCategory category, int sequence, string text) =>
        Assert.That(BaseNumber.Of(year, category, sequence).ToString(), Is.EqualTo(text));

    [Test]
    public void Every_number_is_read_back_as_it_was_written() =>
        Gen.Select(Gen.Int[1000, 9999], Gen.OneOfConst(Enum.GetValues<BaseCategory>()), Gen.Int[1, BaseNumber.MaxSequence]).Sample((year, category, sequence) =>
        {
            var number = BaseNumber.Of(year, category, sequence);

            Assert.That(BaseNumber.TryParse(number.ToString(), out var read), Is.True);
            Assert.That(read, Is.EqualTo(number));
        });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("CZMC-2026-LC-000")]
    [TestCase("CZMC-0999-LC-001")]
    [TestCase("CZMC-2026-XX-001")]
    [TestCase("czmc-2026-lc-001")]
    [TestCase("CZMC-2026-LC-1")]
    [TestCase("CZMC-2026-LC-0001")]
    [TestCase(" CZMC-2026-LC-001")]
    [TestCase("CZMC-2026-LC-001\n")]
    [TestCase("CZMC-２０２６-LC-001")]
    public void Anything_else_is_no_number(string? text)
    {
        Assert.That(BaseNumber.TryParse(text, out var number), Is.False);
        Assert.That(number, Is.EqualTo(default(BaseNumber)));
    }

    [TestCase(999, 1)]
    [TestCase(10_000, 1)]
    [TestCase(2026, 0)]
    [TestCase(2026, 1000)]
    public void Parts_outside_their_limits_are_an_error_of_the_program(int year, int sequence) => Assert.That(
        () => BaseNumber.Of(year, BaseCategory.Clinical, sequence), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
