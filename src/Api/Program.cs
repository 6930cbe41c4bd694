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
using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Organisation;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.Routes;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.SignIn.CollegeIdentity;
using BaseWorkflows.Api.Studio;
using BaseWorkflows.Api.Tasks;
using BaseWorkflows.Workflows;

var builder = WebApplication.CreateBuilder(args);

builder.AddHosting();
builder.AddSignIn();
builder.AddDemo();
builder.AddJobs();
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
app.MapLanguages();
app.MapInterfaceDescription();
app.MapAuth();
app.MapBrowserSignIn();
app.MapCollegeIdentity();
app.MapSetup();
app.MapPages();
app.MapStudio();

var api = app.MapApi();
api.MapMe();
api.MapOrganisation();
api.MapApiKeys();
api.MapCalendar();
api.MapCertificates();
api.MapApplications();
api.MapTasks();
api.MapBases();
api.MapAgreements();
api.MapAssessments();
api.MapDocuments();
api.MapEvents();
api.MapRoutes();
api.MapInstances();

await app.Services.MigrateAsync();
app.MapJobs();
await app.SeedDemoAsync();
await app.OfferSetupAsync();
await app.RunAsync();
