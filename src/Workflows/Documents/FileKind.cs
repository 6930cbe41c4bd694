using System.IO.Compression;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Finds out what a file is by looking inside; names and content types from clients prove nothing.</summary>
internal static class FileKind
{
    /// <summary>The content type of a PDF, PNG, JPEG, Word or Excel file; null for anything else.</summary>
    public static string? Detect(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        if (head.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (head.SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        return head.StartsWith("PK"u8) ? DetectOffice(content) : null;
    }

    private static string? DetectOffice(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("[Content_Types].xml") is null)
                return null;
            if (zip.GetEntry("word/document.xml") is not null)
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            return zip.GetEntry("xl/workbook.xml") is not null
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            content.Position = 0;
        }
    }
}
