using MudBlazor;

namespace BaseWorkflows.Api.Components.Theme;

/// <summary>
/// The look of the college's office: ink on paper, pine green for what can be pressed, the red of a seal for what is late.
/// Each text colour keeps a contrast of at least 4.5:1 on the surface it stands on.
/// </summary>
public static class CollegeTheme
{
    // Latin letters and figures first, then each system's own Chinese face: no font is ever downloaded.
    private static readonly string[] FontStack =
    [
        "system-ui", "-apple-system", "Segoe UI", "Roboto", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei",
        "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "sans-serif",
    ];

    /// <summary>The one theme of the application, light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        Typography = Letters(),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "6px",
            DrawerWidthLeft = "224px",
            AppbarHeight = "52px",
        },
    };

    private static PaletteLight Light() => new()
    {
        Primary = "#17595b",
        PrimaryContrastText = "#ffffff",
        Secondary = "#a2392b",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#5a5f8c",
        Info = "#2a6090",
        Success = "#2c6e45",
        Warning = "#8a5a00",
        Error = "#a8281d",
        Dark = "#22302f",
        TextPrimary = "#1b2625",
        TextSecondary = "#55625f",
        TextDisabled = "#8a9491",
        ActionDefault = "#4d5a58",
        ActionDisabled = "#8a9491",
        ActionDisabledBackground = "#e6e9e7",
        Background = "#f4f5f2",
        BackgroundGray = "#eceeea",
        Surface = "#ffffff",
        DrawerBackground = "#ffffff",
        DrawerText = "#2b3836",
        DrawerIcon = "#55625f",
        AppbarBackground = "#12474a",
        AppbarText = "#ffffff",
        LinesDefault = "#dfe3df",
        LinesInputs = "#a9b3af",
        TableLines = "#e6e9e5",
        TableHover = "#f0f4f2",
        TableStriped = "#f8f9f7",
        Divider = "#e3e6e2",
        DividerLight = "#eef0ed",
        Skeleton = "#e4e8e4",
        OverlayLight = "rgba(255,255,255,0.5)",
        OverlayDark = "rgba(20,32,31,0.45)",
    };

    private static PaletteDark Dark() => new()
    {
        Primary = "#6fc2b8",
        PrimaryContrastText = "#0c2423",
        Secondary = "#f0958a",
        SecondaryContrastText = "#2a0f0b",
        Tertiary = "#b3b7e6",
        Info = "#8dbde6",
        Success = "#86cc9c",
        Warning = "#e8b864",
        Error = "#f4978c",
        Dark = "#0e1615",
        TextPrimary = "#e7ecea",
        TextSecondary = "#a9b5b1",
        TextDisabled = "#74807c",
        ActionDefault = "#b6c1bd",
        ActionDisabled = "#6a7571",
        ActionDisabledBackground = "#2a3533",
        Background = "#131a19",
        BackgroundGray = "#0f1514",
        Surface = "#1b2423",
        DrawerBackground = "#18201f",
        DrawerText = "#d7dedb",
        DrawerIcon = "#a9b5b1",
        AppbarBackground = "#0e2f30",
        AppbarText = "#eef4f2",
        LinesDefault = "#2e3a38",
        LinesInputs = "#566460",
        TableLines = "#2a3533",
        TableHover = "#22302e",
        TableStriped = "#1f2928",
        Divider = "#2e3a38",
        DividerLight = "#263130",
        Skeleton = "#2a3533",
        OverlayLight = "rgba(20,28,27,0.5)",
        OverlayDark = "rgba(0,0,0,0.6)",
    };

    private static Typography Letters() => new()
    {
        Default = new DefaultTypography { FontFamily = FontStack, FontSize = "0.875rem", LineHeight = "1.6", LetterSpacing = "normal" },
        H1 = new H1Typography { FontSize = "1.75rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal" },
        H2 = new H2Typography { FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
        H3 = new H3Typography { FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        H4 = new H4Typography { FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
        H5 = new H5Typography { FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
        H6 = new H6Typography { FontSize = "0.875rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
        Subtitle1 = new Subtitle1Typography { FontSize = "0.9375rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal" },
        Subtitle2 = new Subtitle2Typography { FontSize = "0.875rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontSize = "0.875rem", LineHeight = "1.6", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontSize = "0.8125rem", LineHeight = "1.55", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontSize = "0.875rem", FontWeight = "500", LineHeight = "1.6", LetterSpacing = "normal", TextTransform = "none" },
        Caption = new CaptionTypography { FontSize = "0.75rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Overline = new OverlineTypography { FontSize = "0.75rem", FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
    };
}
