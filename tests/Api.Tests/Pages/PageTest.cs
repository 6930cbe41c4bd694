using System.Globalization;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>A browser-less page in Chinese, as most visitors see it.</summary>
public abstract class PageTest : BunitContext
{
    private CultureInfo before = CultureInfo.CurrentUICulture;

    [SetUp]
    public void ReadChinese()
    {
        before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [TearDown]
    public void ReadAsBefore() => CultureInfo.CurrentUICulture = before;
}
