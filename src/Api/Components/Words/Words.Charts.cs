namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string ChartBar => Say("图示", "Bar");

    public static string ChartAmount => Say("数量", "Amount");

    public static string ExportExcel => Say("导出 Excel", "Export to Excel");
}
