namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Required => Say("必填", "required");

    public static string PleaseChoose => Say("请选择", "Please choose");

    public static string Meets => Say("符合", "Meets");

    public static string MeetsNot => Say("不符合", "Does not meet");

    public static string ReasonOfNo => Say("请写明不符合的理由", "Say why it does not meet the condition");

    public static string Remove => Say("删除", "Remove");

    public static string AddRow => Say("添加一行", "Add a row");

    public static string File => Say("文件", "File");

    public static string AddFiles => Say("上传文件", "Upload files");

    public static string TypeAndEnter => Say("输入后按回车添加", "Type and press Enter");

    public static string TypeOneMore => Say("继续添加", "Add another");

    public static string NotFilledIn => Say("未填写", "Not filled in");

    public static string ChosenCount(int count) => Say($"已选 {count} 项", $"{count} chosen");

    public static string RowNumber(int number) => Say($"第 {number} 行", $"Row {number}");

    public static string RemoveRow(int number) => Say($"删除第 {number} 行", $"Remove row {number}");

    public static string RemoveWord(string word) => Say($"删除 {word}", $"Remove {word}");

    public static string RemoveFile(string name) => Say($"删除文件 {name}", $"Remove file {name}");

    public static string ClauseName(string number) => Say($"第 {number} 条", $"Art. {number}");
}
