using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Tests.Applications;

public class BaseApplicationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<BaseApplication, Refusal?>> Actions = new()
    {
        ["Edit"] = application => application.Edit(application.Form),
        ["Submit"] = application => application.Submit(Filled.Certificates, Now),
        ["NameDepartments"] = application => application.NameDepartments(["pharmacy"]),
        ["Evaluate"] = application => application.Evaluate(Filled.Evaluation("officer", "pharmacy"), Filled.Today, Filled.Today),
        ["Return"] = application => application.Return(),
        ["Withdraw"] = application => application.Withdraw(Now),
        ["Discard"] = application => application.Discard(),
        ["Approve"] = application => application.Approve(Now),
        ["Close"] = application => application.Close(Filled.Register("pharmacy"), Now),
        ["Reject"] = application => application.Reject(Now),
    };

    private static readonly Dictionary<(ApplicationStatus, string), ApplicationStatus> Allowed = new()
    {
        [(ApplicationStatus.Draft, "Edit")] = ApplicationStatus.Draft,
        [(ApplicationStatus.Draft, "Submit")] = ApplicationStatus.InReview,
        [(ApplicationStatus.Draft, "Discard")] = ApplicationStatus.Draft,
        [(ApplicationStatus.InReview, "NameDepartments")] = ApplicationStatus.InReview,
        [(ApplicationStatus.InReview, "Evaluate")] = ApplicationStatus.InReview,
        [(ApplicationStatus.InReview, "Return")] = ApplicationStatus.Returned,
        [(ApplicationStatus.InReview, "Withdraw")] = ApplicationStatus.Withdrawn,
        [(ApplicationStatus.InReview, "Approve")] = ApplicationStatus.Approved,
        [(ApplicationStatus.InReview, "Reject")] = ApplicationStatus.Rejected,
        [(ApplicationStatus.Approved, "Close")] = ApplicationStatus.Approved,
        [(ApplicationStatus.Returned, "Edit")] = ApplicationStatus.Returned,
        [(ApplicationStatus.Returned, "Submit")] = ApplicationStatus.InReview,
        [(ApplicationStatus.Returned, "Withdraw")] = ApplicationStatus.Withdrawn,
    };

    private static IEnumerable<TestCaseData> EveryStatusAndAction =>
        from status in Enum.GetValues<ApplicationStatus>()
        from action in Actions.Keys
        select new TestCaseData(status, action);

    [TestCaseSource(nameof(EveryStatusAndAction))]
    public void Every_action_in_every_status_moves_as_listed_or_is_refused_by_name(ApplicationStatus status, string action)
    {
        var application = In(status);
        if (action == "Approve" && status == ApplicationStatus.InReview)
            Assert.That(Actions["Evaluate"](application), Is.Null);

        var refusal = Actions[action](application);

        if (Allowed.TryGetValue((status, action), out var after))
        {
            Assert.That(refusal, Is.Null);
            Assert.That(application.Status, Is.EqualTo(after));
        }
        else
        {
            Assert.That(refusal?.Code, Is.EqualTo("application.action_not_allowed"));
            Assert.That(refusal!.Detail.Zh, Does.Contain($"（{status}）"));
            Assert.That(application.Status, Is.EqualTo(status));
        }
    }

    [TestCase(Origin.DepartmentInitiated, "approval-department")]
    [TestCase(Origin.Voluntary, "approval-voluntary")]
    public void Submit_chooses_the_route_by_origin_3_2_3_3(Origin origin, string route)
    {
        var application = Draft(Filled.Company, origin);

        Assert.That(application.Submit(Filled.Certificates, Now), Is.Null);
        Assert.That(application.Route, Is.EqualTo(route));
        Assert.That(application.IsVoluntary, Is.EqualTo(origin == Origin.Voluntary));
    }

    [Test]
    public void Submit_of_a_non_clinical_base_by_the_graduate_office_is_refused_3_1()
    {
        var application = Draft(Filled.Company, Origin.GraduateOfficeInitiated);

        Assert.That(application.Submit(Filled.Certificates, Now)?.Clause, Is.EqualTo(Regulation.Art3_1));
        Assert.That(application.Status, Is.EqualTo(ApplicationStatus.Draft));
    }

    [Test]
    public void Submit_of_a_clinical_base_off_the_residency_list_is_refused_2_2_1()
    {
        var application = Draft(Filled.Hospital, Origin.Voluntary);

        Assert.That(application.Submit(new HashSet<string>(), Now)?.Clause, Is.EqualTo(Regulation.Art2_2_1));
        Assert.That(application.Route, Is.Null);
    }

    [Test]
    public void Return_correct_and_resubmit_keeps_form_route_edition_and_first_submission()
    {
        var application = In(ApplicationStatus.Returned);

        Assert.That(application.Form, Is.EqualTo(Filled.Company));
        Assert.That(application.Edit(Filled.Company with { Places = 20 }), Is.Null);
        Assert.That(application.Submit(Filled.Certificates, Now.AddDays(3)), Is.Null);
        Assert.Multiple(() =>
        {
            Assert.That(application.Form, Is.EqualTo(Filled.Company with { Places = 20 }));
            Assert.That(application.Route, Is.EqualTo("approval-voluntary"));
            Assert.That(application.RegulationEdition, Is.EqualTo(Regulation.Current.Id));
            Assert.That(application.SubmittedAt, Is.EqualTo(Now));
            Assert.That(application.Round, Is.EqualTo(2));
        });
    }

    [Test]
    public void Edit_of_the_category_after_a_return_is_refused_3_1()
    {
        var application = In(ApplicationStatus.Returned);

        Assert.That(application.Edit(Filled.Hospital)?.Code, Is.EqualTo("application.category_fixed"));
        Assert.That(application.Form, Is.EqualTo(Filled.Company));
    }

    private static BaseApplication Draft(ApplicationForm form, Origin origin) =>
        BaseApplication.Draft("a1", "b1", "p1", origin, form, Now).Value;

    private static BaseApplication In(ApplicationStatus status)
    {
        var application = Draft(Filled.Company, Origin.Voluntary);
        string[] way = status switch
        {
            ApplicationStatus.Draft => [],
            ApplicationStatus.InReview => ["Submit"],
            ApplicationStatus.Returned => ["Submit", "Return"],
            ApplicationStatus.Approved => ["Submit", "Evaluate", "Approve"],
            ApplicationStatus.Rejected => ["Submit", "Reject"],
            _ => ["Submit", "Withdraw"],
        };
        foreach (var action in way)
            Assert.That(Actions[action](application), Is.Null, action);
        return application;
    }
}
