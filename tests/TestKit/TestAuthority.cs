using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BaseWorkflows.TestKit;

/// <summary>A certificate authority for one test, as a college runs one: without revocation lists. Its key dies with the test.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 root;
    private bool isTrusted;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=BaseWorkflows test {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
    }

    /// <summary>Lets this machine's user trust it until it is disposed, as an operator does for good.</summary>
    public void Trust() => Change(store => store.Add(X509CertificateLoader.LoadCertificate(root.RawData)), true);

    /// <summary>A certificate with its key for a server at that address.</summary>
    public X509Certificate2 Certify(IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(root, root.NotBefore, root.NotAfter, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        if (isTrusted)
            Change(store => store.Remove(root), false);
        root.Dispose();
    }

    private void Change(Action<X509Store> change, bool trusted)
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
        change(store);
        isTrusted = trusted;
    }
}
