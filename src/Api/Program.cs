using BaseWorkflows.Api.Agreements;
using BaseWorkflows.Api.ApiKeys;
using BaseWorkflows.Api.Applications;
using BaseWorkflows.Api.Assessments;
using BaseWorkflows.Api.Bases;
using BaseWorkflows.Api.Calendars;
using BaseWorkflows.Api.Certificates;
using BaseWorkflows.Api.Components;
using BaseWorkflows.Api.Demo;
using BaseWorkflows.Api.Documents;
using BaseWorkflows.Api.Events;
using BaseWorkflows.Api.Hosting;
using BaseWorkflows.Api.Instances;
using BaseWorkflows.Api.Jobs;
using BaseWorkflows.Api.Json;
using BaseWorkflows.Api.Languages;
using BaseWorkflows.Api.Messaging;
using BaseWorkflows.Api.Observability;
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Organisation;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.Questionnaires;
using BaseWorkflows.Api.Rectifications;
using BaseWorkflows.Api.Reports;
using BaseWorkflows.Api.Routes;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.SignIn.CollegeIdentity;
using BaseWorkflows.Api.Studio;
using BaseWorkflows.Api.Subscriptions;
using BaseWorkflows.Api.Tasks;
using BaseWorkflows.Workflows;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.AddObservability();
builder.AddSignIn();
builder.AddDemo();
builder.AddJobs();
builder.AddMessaging();
builder.Services.AddLanguages();
builder.Services.AddJson();
builder.Services.AddProblems();
builder.Services.AddInterfaceDescription();
builder.Services.AddWorkflows(builder.Configuration);
builder.Services.AddPages();
builder.Services.AddStudio();

var app = builder.Build();

app.UseHosting();
app.UseLanguages();
app.UseProblems();
app.UseSignIn();
app.UseAntiforgery();

app.MapHosting();
app.MapObservability();
app.MapLanguages();
app.MapInterfaceDescription();
app.MapAuth();
app.MapBrowserSignIn();
app.MapCollegeIdentity();
app.MapPublicForms();
app.MapSetup();
app.MapPages();
app.MapStudio();

var api = app.MapApi();
api.MapMe();
api.MapOrganisation();
api.MapAbsences();
api.MapApiKeys();
api.MapCalendar();
api.MapCertificates();
api.MapApplications();
api.MapTasks();
api.MapBases();
api.MapAgreements();
api.MapAssessments();
api.MapRectifications();
api.MapQuestionnaires();
api.MapReports();
api.MapDocuments();
api.MapEvents();
api.MapSubscriptions();
api.MapRoutes();
api.MapInstances();

if (await app.RunCommandAsync(args) is { } exitCode)
    return exitCode;

await app.Services.StartAsync();
app.MapJobs();
await app.SeedDemoAsync();
await app.OfferSetupAsync();
await app.RunAsync();
return 0;
