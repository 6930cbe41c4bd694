using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.EndToEnd.Tests.Deploy;

/// <summary>Debian's nginx with the configuration of <c>deploy/</c>, on a free port of this machine, in front of some nodes.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baseworkflows-nginx-");
    private readonly int port = Ports.Free();
    private Process? nginx;

    private Gateway()
    {
    }

    public Uri Address => new($"https://localhost:{port}");

    private string Configuration => Path.Combine(folder.FullName, "nginx.conf");

    private string Nodes => Path.Combine(folder.FullName, "nodes.conf");

    private string Pid => Path.Combine(folder.FullName, "nginx.pid");

    public static async Task<Gateway> StartAsync(params IEnumerable<Uri> nodes)
    {
        var gateway = new Gateway();
        await gateway.WriteAsync(nodes);
        gateway.Start();
        await gateway.AnswersAsync();
        return gateway;
    }

    /// <summary>Clients that speak HTTP/2, as browsers do, and trust the certificate that was made for this test.</summary>
    public static HttpClient NewClient()
    {
#pragma warning disable CA5359, CA5399, CA5400 // The certificate is ours and a minute old; there is nothing to revoke.
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
#pragma warning restore CA5359, CA5399, CA5400
        return new(handler) { Timeout = TimeSpan.FromSeconds(60), DefaultRequestVersion = HttpVersion.Version20 };
    }

    /// <summary>Sends nobody to a node any more.</summary>
    public Task TakeOutAsync(Uri node) => NodeAsync("out", node);

    /// <summary>Sends people there again.</summary>
    public Task PutBackAsync(Uri node) => NodeAsync("in", node);

    public async ValueTask DisposeAsync()
    {
        if (nginx is not null)
        {
            // Its workers are its children.
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
            nginx.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private Task<string> NodeAsync(string state, Uri node) => Script.DoAsync("nginx/node.sh", new Dictionary<string, string>
    {
        ["NODES_FILE"] = Nodes,
        ["NGINX"] = $"nginx -p {folder.FullName} -c {Configuration}",
        ["NGINX_PID"] = Pid,
    }, state, node.Authority);

    private async Task WriteAsync(IEnumerable<Uri> nodes)
    {
        await File.WriteAllLinesAsync(Nodes, nodes.Select(node => $"server {node.Authority} max_fails=1 fail_timeout=5s;"));
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "certificate.pem"), certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "certificate.key"), key.ExportPkcs8PrivateKeyPem());
        }

        var site = await Script.DoAsync("nginx/fill-in.sh", new Dictionary<string, string>
        {
            ["NODES_FILE"] = Nodes,
            ["SERVER_NAME"] = "localhost",
            ["HTTP_PORT"] = $"{Ports.Free()}",
            ["HTTPS_PORT"] = $"{port}",
            ["CERTIFICATE"] = Path.Combine(folder.FullName, "certificate.pem"),
            ["CERTIFICATE_KEY"] = Path.Combine(folder.FullName, "certificate.key"),
            ["LOG_FOLDER"] = folder.FullName,
        }, Path.Combine(Checkout.Root, "deploy/nginx/baseworkflows.conf.template"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "site.conf"), site);
        // What Debian's nginx.conf has around a site, with everything that it writes in the folder.
        await File.WriteAllTextAsync(Configuration, $$"""
            user {{Environment.UserName}};
            worker_processes 2;
            pid {{Pid}};
            error_log {{folder.FullName}}/error.log;
            events { worker_connections 512; }
            http {
                client_body_temp_path {{folder.FullName}}/body;
                proxy_temp_path {{folder.FullName}}/proxy;
                fastcgi_temp_path {{folder.FullName}}/fastcgi;
                uwsgi_temp_path {{folder.FullName}}/uwsgi;
                scgi_temp_path {{folder.FullName}}/scgi;
                include {{folder.FullName}}/site.conf;
            }
            """);
    }

    private void Start() => nginx = Process.Start(new ProcessStartInfo(
        "nginx", ["-p", folder.FullName, "-c", Configuration, "-e", Path.Combine(folder.FullName, "error.log"), "-g", "daemon off;"]));

    private async Task AnswersAsync()
    {
        using var client = NewClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await again.WaitForNextTickAsync(patience.Token))
        {
            if (nginx!.HasExited)
                throw new InvalidOperationException($"nginx ended: {await File.ReadAllTextAsync(Path.Combine(folder.FullName, "error.log"))}");
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/live"), patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
        }
    }
}
