using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Components.Routing;

/// <summary>The addresses that more than one page leads to.</summary>
internal static class Addresses
{
    /// <summary>The sign-in page; takes <c>returnUrl</c>.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where the sign-in page's form is posted to.</summary>
    public const string SignInForm = "/account/sign-in";

    /// <summary>Leads to the college's own sign-in and from there back.</summary>
    public static string CollegeSignIn(string? back) => $"/account/college?returnUrl={Uri.EscapeDataString(back ?? "/")}";

    /// <summary>Where a form is posted to in order to sign out.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>The inbox; takes <c>view</c>, <c>text</c> and <c>page</c>.</summary>
    public const string Inbox = "/tasks";

    /// <summary>The page of a task.</summary>
    public static string Task(string id) => $"{Inbox}/{Uri.EscapeDataString(id)}";

    /// <summary>The list of applications; takes <c>status</c>, <c>category</c>, <c>origin</c>, <c>department</c>, <c>text</c>, <c>mine</c> and <c>page</c>.</summary>
    public const string Applications = "/applications";

    /// <summary>Where an application is begun.</summary>
    public const string NewApplication = $"{Applications}/new";

    /// <summary>The register of bases; takes the filters of its list.</summary>
    public const string Bases = "/bases";

    /// <summary>The list of agreements.</summary>
    public const string Agreements = "/agreements";

    /// <summary>The agreements that end soon or have lapsed.</summary>
    public const string EndingAgreements = $"{Agreements}?ending=true";

    /// <summary>The list of rectifications; takes <c>status</c>, <c>year</c> and <c>page</c>.</summary>
    public const string Rectifications = "/rectifications";

    /// <summary>The page of a rectification.</summary>
    public static string Rectification(string id) => $"{Rectifications}/{Uri.EscapeDataString(id)}";

    /// <summary>A paper of a rectification as a page that prints well.</summary>
    public static string RectificationPaper(string id, string kind) => $"{Rectification(id)}/{kind}";

    /// <summary>The list of routes.</summary>
    public const string Routes = "/routes";

    /// <summary>The page of a route with its versions.</summary>
    public static string Route(string id) => $"{Routes}/{Uri.EscapeDataString(id)}";

    /// <summary>The list of instances; takes <c>view</c>, <c>route</c> and <c>version</c>.</summary>
    public const string Instances = "/instances";

    /// <summary>The page of an instance.</summary>
    public static string Instance(string id) => $"{Instances}/{Uri.EscapeDataString(id)}";

    /// <summary>The running instances of a version.</summary>
    public static string RunningInstances(string routeId, int version) => $"{Instances}?view=Running&route={Uri.EscapeDataString(routeId)}&version={version}";

    /// <summary>Where running cases of a route are moved to a version.</summary>
    public static string Migrate(string routeId, int version) => $"{Route(routeId)}/migrate?to={version}";

    /// <summary>Where two versions of a route are compared.</summary>
    public static string CompareVersions(string id, int from, int to) => $"{Route(id)}/compare?from={from}&to={to}";

    /// <summary>The annual assessments; takes <c>year</c>, <c>status</c>, <c>grade</c>, <c>text</c> and <c>page</c>.</summary>
    public const string Assessments = "/assessments";

    /// <summary>Who is away and who takes over.</summary>
    public const string Absences = "/absences";

    /// <summary>What the visitor was told; takes <c>view</c> and <c>page</c>.</summary>
    public const string Notifications = "/notifications";

    /// <summary>What the visitor is sent, and when.</summary>
    public const string NotificationSettings = $"{Notifications}/preferences";

    /// <summary>How notifications leave the house; takes <c>page</c>.</summary>
    public const string NotificationChannels = "/notification-channels";

    /// <summary>The working calendar; takes <c>year</c>.</summary>
    public const string Calendar = "/calendar";

    /// <summary>The schedules, and when each last ran.</summary>
    public const string Schedules = "/schedules";

    /// <summary>The subscriptions of other systems; takes <c>state</c> and <c>page</c>.</summary>
    public const string Subscriptions = "/subscriptions";

    /// <summary>The page of a subscription; takes <c>status</c> and <c>page</c> of its deliveries.</summary>
    public static string Subscription(string id) => $"{Subscriptions}/{Uri.EscapeDataString(id)}";

    /// <summary>The reports; takes <c>view</c>, <c>department</c>, <c>category</c>, <c>from</c> and <c>to</c>.</summary>
    public const string Reports = "/reports";

    /// <summary>The questions that questionnaires are made from; takes <c>audience</c>.</summary>
    public const string QuestionnaireTemplates = "/questionnaire-templates";

    /// <summary>The page of a questionnaire, for those who run it.</summary>
    public static string Questionnaire(string id) => $"/questionnaires/{Uri.EscapeDataString(id)}";

    /// <summary>The page of an application.</summary>
    public static string Application(string id) => $"{Applications}/{Uri.EscapeDataString(id)}";

    /// <summary>Where an application is filled in; takes <c>step</c>.</summary>
    public static string EditApplication(string id) => $"{Application(id)}/edit";

    /// <summary>The page of a base.</summary>
    public static string Base(string id) => $"{Bases}/{Uri.EscapeDataString(id)}";

    /// <summary>The page of an agreement.</summary>
    public static string Agreement(string id) => $"{Agreements}/{Uri.EscapeDataString(id)}";

    /// <summary>The page of an assessment.</summary>
    public static string Assessment(string id) => $"{Assessments}/{Uri.EscapeDataString(id)}";

    /// <summary>Where the campaign of a year is looked at before it is opened.</summary>
    public static string PreviewCampaign(int year) => $"{Assessments}/campaigns/new?year={year}";

    /// <summary>Where the scheme of a year is read and written.</summary>
    public static string Scheme(int year) => $"{Assessments}/schemes/{year}";

    /// <summary>The page of a case.</summary>
    public static string Case(CaseKind kind, string id) => kind switch
    {
        CaseKind.Application => Application(id),
        CaseKind.Agreement => Agreement(id),
        CaseKind.Base => Base(id),
        CaseKind.Assessment => Assessment(id),
        CaseKind.Rectification => Rectification(id),
        CaseKind.Route => "/routes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The content of a stored file.</summary>
    public static string FileContent(string documentId) => $"/api/documents/{Uri.EscapeDataString(documentId)}/content";

    /// <summary>The sign-in page that afterwards leads back.</summary>
    public static string SignInThen(string back) => $"{SignIn}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Changes the language and comes back.</summary>
    public static string InLanguage(string language, string back) =>
        $"/language?to={language}&returnTo={Uri.EscapeDataString(back)}";
}
