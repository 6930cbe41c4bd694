using System.Text;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Text files as they come from offices in China.</summary>
internal static class TextFile
{
    /// <summary>The text: UTF-8, or GB 18030 as Excel writes it there.</summary>
    public static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
        }
    }
}
