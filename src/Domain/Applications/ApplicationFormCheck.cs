using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Applications;

/// <summary>The limits of an application's fields. A draft must keep the limits; a submission must also be complete.</summary>
public static class ApplicationFormCheck
{
    /// <summary>The most entries of any list of the form.</summary>
    public const int MaxEntries = 200;

    /// <summary>What keeps the form from being saved as a draft: only what couldn't be stored or shown.</summary>
    public static Refusal? ForDraft(ApplicationForm form) => Check(form, null).ToRefusal("application.field_invalid",
        new("有内容超出限制，请按提示修改。", "Some fields are outside their limits; see the fields."));

    /// <summary>What keeps the form from being submitted (2.2, 3.1).</summary>
    /// <param name="form">The form.</param>
    /// <param name="certificates">The maintained list of residency training bases' certificate numbers (2.2.1).</param>
    public static Refusal? ForSubmission(ApplicationForm form, IReadOnlySet<string> certificates) =>
        Check(form, certificates).ToRefusal("application.incomplete",
            new("申请表填写不完整，请按提示补全后再提交。", "The application is not complete; see the fields."),
            form.Category == BaseCategory.Clinical ? Regulation.Art2_2_1 : Regulation.Art2_2);

    private static FieldErrors Check(ApplicationForm form, IReadOnlySet<string>? certificates)
    {
        var errors = new FieldErrors();
        var complete = certificates is not null;

        void Line(string path, string? value, int max, bool required = true) =>
            Report(path, (complete && required ? FieldRules.Required(value) : null) ?? FieldRules.Line(value, max));
        void Area(string path, string? value, bool required = true) =>
            Report(path, (complete && required ? FieldRules.Required(value) : null) ?? FieldRules.Multiline(value, 5_000));
        void Number(string path, int? value, int min, int max, bool required) =>
            Report(path, complete && required && value is null ? FieldRules.Required(null) : FieldRules.Between(value, min, max));
        void List(string path, int count, bool required = true) => Report(path, (count, complete && required) switch
        {
            ( > MaxEntries, _) => new($"最多 {MaxEntries} 项。", $"At most {MaxEntries} entries."),
            (0, true) => new("至少填写一项。", "At least one entry is needed."),
            _ => null,
        });
        void Report(string path, Text? message)
        {
            if (message is { } text)
                errors.Add(path, text);
        }

        Line("proposedName", form.ProposedName, 100);
        if (complete && form.Category is null)
            Report("category", FieldRules.Required(null));
        if (complete && form.Level is null)
            Report("level", FieldRules.Required(null));
        List("departmentIds", form.DepartmentIds.Count);
        List("disciplines", form.Disciplines.Count);
        for (var i = 0; i < Math.Min(form.Disciplines.Count, MaxEntries); i++)
            Report($"disciplines[{i}]", FieldRules.Required(form.Disciplines[i]) ?? FieldRules.Line(form.Disciplines[i], 50));

        var unit = form.Unit;
        Line("unit.name", unit.Name, 100);
        Line("unit.nature", unit.Nature, 50);
        Line("unit.creditCode", unit.CreditCode, 18);
        if (complete && !string.IsNullOrWhiteSpace(unit.CreditCode) && !CreditCode.IsValid(unit.CreditCode))
            Report("unit.creditCode", new("统一社会信用代码不正确，请核对 18 位代码。", "Not a valid unified social credit code of 18 characters."));
        Line("unit.legalRepresentative", unit.LegalRepresentative, 50);
        Line("unit.contact", unit.Contact, 50);
        Line("unit.phone", unit.Phone, 30);
        Report("unit.phone", FieldRules.Phone(unit.Phone));
        Line("unit.mail", unit.Mail, 254, required: false);
        Report("unit.mail", FieldRules.Mail(unit.Mail));
        Line("unit.address", unit.Address, 200);
        Area("unit.introduction", unit.Introduction);

        List("professionals", form.Professionals.Count);
        for (var i = 0; i < Math.Min(form.Professionals.Count, MaxEntries); i++)
        {
            var person = form.Professionals[i];
            Line($"professionals[{i}].name", person.Name, 50);
            Line($"professionals[{i}].title", person.Title, 50);
            Line($"professionals[{i}].degree", person.Degree, 50);
            Line($"professionals[{i}].discipline", person.Discipline, 50);
        }

        Number("places", form.Places, 1, 1_000, required: true);
        Area("facilities", form.Facilities);
        Area("safety", form.Safety);
        Area("reason", form.Reason);
        List("attachments", form.Attachments.Count, required: false);
        if (complete)
            form.Conditions.Check(errors, "conditions");

        if (form.Hospital is { } hospital)
            Check(hospital, Line, Area, Number, form.Category == BaseCategory.Clinical);
        if (complete && form.Category == BaseCategory.Clinical)
            CheckCertificate(form.Hospital, certificates!, Report);
        return errors;
    }

    private static void Check(
        HospitalProfile hospital, Action<string, string?, int, bool> line, Action<string, string?, bool> area,
        Action<string, int?, int, int, bool> number, bool required)
    {
        line("hospital.licenceNumber", hospital.LicenceNumber, 50, required);
        line("hospital.grade", hospital.Grade, 20, required);
        line("hospital.residencyCertificate", hospital.ResidencyCertificate, 100, false);
        number("hospital.plannedBeds", hospital.PlannedBeds, 0, 20_000, required);
        number("hospital.actualBeds", hospital.ActualBeds, 0, 20_000, required);
        number("hospital.inpatientsPerYear", hospital.InpatientsPerYear, 0, 10_000_000, false);
        number("hospital.outpatientsPerYear", hospital.OutpatientsPerYear, 0, 100_000_000, false);
        number("hospital.operationsPerYear", hospital.OperationsPerYear, 0, 10_000_000, false);
        number("hospital.skillsCentreArea", hospital.SkillsCentreArea, 0, 1_000_000, false);
        area("hospital.teachingRounds", hospital.TeachingRounds, false);
    }

    private static void CheckCertificate(HospitalProfile? hospital, IReadOnlySet<string> certificates, Action<string, Text?> report)
    {
        var certificate = hospital?.ResidencyCertificate?.Trim();
        if (string.IsNullOrEmpty(certificate))
        {
            report("hospital.residencyCertificate", new(
                "临床医学基地必须是国家住院医师规范化培训基地，请填写批准文号。",
                "A clinical base must be a national residency training base; enter its certificate number."));
        }
        else if (!certificates.Contains(certificate))
        {
            report("hospital.residencyCertificate", new(
                $"“{certificate}”不在国家住院医师规范化培训基地名单中，请核对批准文号。",
                $"“{certificate}” is not on the list of national residency training bases."));
        }
    }
}
