using System.Text;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Workflows.Documents;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Documents;

public sealed class DocumentTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task An_uploaded_file_comes_back_byte_by_byte_under_a_safe_name()
    {
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.7 考察报告");

        var uploaded = (await UploadAsync("../../etc/考察\u0007报告.pdf", bytes)).Value;
        var content = await Service.With<GetDocumentContent, Result<DocumentContent>>(get => get.HandleAsync(uploaded.Id, Stranger, default));

        await using var stream = content.Value.Content;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        Assert.That((uploaded.FileName, uploaded.ContentType), Is.EqualTo(("考察报告.pdf", "application/pdf")));
    }

    [Test]
    public async Task A_look_at_the_files_names_those_that_are_gone_and_those_that_are_not_what_they_were()
    {
        var (kept, gone, changed) = (Sha(await UploadAsync("a.pdf", "%PDF-1.7 a"u8.ToArray())), Sha(await UploadAsync("b.pdf", "%PDF-1.7 b"u8.ToArray())), Sha(await UploadAsync("c.pdf", "%PDF-1.7 c"u8.ToArray())));
        File.Delete(FileOf(gone));
        await File.AppendAllTextAsync(FileOf(changed), "!");

        var check = await Service.With<VerifyDocuments, DocumentCheck>(verify => verify.HandleAsync(default));

        Assert.That(check.Checked, Is.EqualTo(3));
        Assert.That((check.Missing, check.Changed), Is.EqualTo((new[] { gone }, new[] { changed })), $"{kept} is as it was");

        static string Sha(Result<DocumentItem> uploaded) => uploaded.Value.Sha256;
        string FileOf(string sha256) => Path.Combine(Service.Database.Folder, "files", sha256[..2], sha256);
    }

    [TestCase("program.pdf", "MZ\u0090\u0000")]
    [TestCase("page.png", "<script>alert(1)</script>")]
    [TestCase("empty.pdf", "")]
    [TestCase("plain.docx", "PK\u0003\u0004 but no document")]
    public async Task A_file_whose_content_is_not_what_its_name_says_is_refused(string name, string content) =>
        Assert.That((await UploadAsync(name, Encoding.Latin1.GetBytes(content))).Refusal?.Code, Is.EqualTo("document.unsupported_type"));

    [Test]
    public async Task A_file_of_more_than_20_MB_is_refused() =>
        Assert.That((await UploadAsync("big.pdf", new byte[(20 * 1024 * 1024) + 1])).Refusal?.Code, Is.EqualTo("document.too_large"));

    [Test]
    public async Task A_document_of_somebody_else_is_as_one_that_is_not_there()
    {
        var uploaded = (await UploadAsync("a.pdf", "%PDF-1.7"u8.ToArray())).Value;
        var other = new Caller("other", "别人", [], null);

        var found = await Service.With<GetDocument, Result<DocumentItem>>(get => get.HandleAsync(uploaded.Id, other, default));

        Assert.That(found.Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_graduate_office_records_the_original_and_nobody_else_may()
    {
        var uploaded = (await UploadAsync("a.pdf", "%PDF-1.7"u8.ToArray())).Value;
        var request = new RecordCustodyRequest(uploaded.Id, PaperForm.Original, "college", "档案柜 3-12");

        var refused = await Service.With<RecordCustody, Result<CustodyItem>>(record => record.HandleAsync(request, Stranger, default));
        var recorded = await Service.With<RecordCustody, Result<CustodyItem>>(record => record.HandleAsync(request, Officer, default));
        var register = await Service.With<GetCustody, Result<CustodyRegister>>(get => get.HandleAsync(uploaded.Id, Officer, default));

        Assert.That(refused.Refusal?.Code, Is.EqualTo("custody.forbidden"));
        Assert.That(register.Value.Items, Is.EqualTo(new[] { recorded.Value }));
    }

    private async Task<Result<DocumentItem>> UploadAsync(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await Service.With<UploadDocument, Result<DocumentItem>>(upload => upload.HandleAsync(new(name, content), Stranger, default));
    }
}
