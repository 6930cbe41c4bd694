using CsCheck;

namespace BaseWorkflows.Domain.Tests.Kernel;

/// <summary>Any script is welcome; what no database and no screen can hold is not.</summary>
public class FieldRulesTests
{
    [TestCase("长治市人民医院")]
    [TestCase("Ärztekammer Žilina")]
    [TestCase("مستشفى")]
    [TestCase("ཨོཾ་མ་ཎི")]
    [TestCase("𠮷野家 🏥")]
    public void Any_script_is_welcome(string name)
    {
        Assert.That(FieldRules.Line(name, 50), Is.Null);
        Assert.That(FieldRules.Multiline(name, 50), Is.Null);
    }

    [Test]
    public void A_surrogate_pair_and_a_combining_mark_count_as_one_character()
    {
        Assert.That(FieldRules.Line("𠮷𠮷𠮷", 3), Is.Null);
        Assert.That(FieldRules.Line("e\u0301e\u0301e\u0301", 3), Is.Null);
        Assert.That(FieldRules.Line("𠮷𠮷𠮷", 2)?.Zh, Is.EqualTo("最多 2 个字符。"));
    }

    [Test]
    public void Combining_marks_do_not_smuggle_in_more_than_four_units_a_character()
    {
        Assert.That(FieldRules.Line("e" + new string('\u0301', 39), 10), Is.Null);
        Assert.That(FieldRules.Line("e" + new string('\u0301', 40), 10), Is.Not.Null);
    }

    [Test]
    public void A_broken_surrogate_pair_is_refused_wherever_it_stands()
    {
        // Not test cases: an attribute keeps its texts as UTF-8, which has no broken pairs.
        foreach (var broken in new[] { "\uD800", "a\uDC00b", "\uDC00\uD800", "\uD800\uD800\uDC00" })
        {
            Assert.That(FieldRules.Line(broken, 50), Is.Not.Null);
            Assert.That(FieldRules.Multiline(broken, 50), Is.Not.Null);
            Assert.That(FieldRules.Mail($"{broken}@example.cn"), Is.Not.Null);
        }
    }

    [Test]
    public void A_control_character_is_refused_but_line_breaks_and_tabs_have_their_place() => Gen.Char['\0', '\u009f'].Sample(c =>
    {
        var layout = c is '\n' or '\r' or '\t';
        Assert.That(FieldRules.Line($"甲{c}乙", 10) is null, Is.EqualTo(!char.IsControl(c)));
        Assert.That(FieldRules.Multiline($"甲{c}乙", 10) is null, Is.EqualTo(!char.IsControl(c) || layout));
        if (char.IsControl(c))
            Assert.That(FieldRules.Mail($"a{c}b@example.cn"), Is.Not.Null);
    });

    [Test]
    public void The_limit_itself_is_allowed_and_one_more_is_not() => Gen.Int[1, 200].Sample(max =>
    {
        Assert.That(FieldRules.Multiline(new string('基', max), max), Is.Null);
        Assert.That(FieldRules.Multiline(new string('基', max + 1), max), Is.Not.Null);
    });

    [TestCase(null, true)]
    [TestCase("", true)]
    [TestCase(" \u3000\n", true)]
    [TestCase("基", false)]
    public void Blank_is_not_filled_in(string? value, bool missing) => Assert.That(FieldRules.Required(value) is not null, Is.EqualTo(missing));

    [Test]
    public void Nothing_is_within_every_limit() => Assert.That(
        new[] { FieldRules.Line(null, 1), FieldRules.Multiline(null, 1), FieldRules.Phone(null), FieldRules.Mail(null), FieldRules.Between((long?)null, 1, 2) },
        Is.All.Null);

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Both_ends_of_a_range_belong_to_it(long number, bool within)
    {
        var first = new DateOnly(2026, 3, 1);
        Assert.That(FieldRules.Between(number, 1, 5) is null, Is.EqualTo(within));
        Assert.That(FieldRules.Between(first.AddDays((int)number), first.AddDays(1), first.AddDays(5)) is null, Is.EqualTo(within));
    }

    [TestCase("0355-3151234", true)]
    [TestCase("+86 13800138000", true)]
    [TestCase("（0355）3151234转801", true)]
    [TestCase("12345", false)]
    [TestCase("电话", false)]
    [TestCase("13800138000\n", false)]
    public void A_telephone_number_looks_like_one(string value, bool fine) => Assert.That(FieldRules.Phone(value) is null, Is.EqualTo(fine));

    [TestCase("office@czmc.edu.cn", true)]
    [TestCase("王@例子.中国", true)]
    [TestCase("office@czmc", false)]
    [TestCase("a@b@c.cn", false)]
    [TestCase("of fice@czmc.cn", false)]
    [TestCase("office@czmc.cn\n", false)]
    public void A_mail_address_looks_like_one(string value, bool fine) => Assert.That(FieldRules.Mail(value) is null, Is.EqualTo(fine));

    [Test]
    public void A_mail_address_has_at_most_254_characters()
    {
        Assert.That(FieldRules.Mail($"a@{new string('b', 249)}.cn"), Is.Null);
        Assert.That(FieldRules.Mail($"a@{new string('b', 250)}.cn"), Is.Not.Null);
    }
}
