using BaseWorkflows.Api.ApiKeys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BaseWorkflows.Api.OpenApi;

/// <summary>What holds for the whole interface: its name, the rules of every call, the ways to sign in.</summary>
internal sealed class InterfaceDescription : IOpenApiDocumentTransformer
{
    public const string Bearer = "Bearer";
    public const string ApiKey = "ApiKey";
    public const string Cookie = "Cookie";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "研究生培养基地管理 BaseWorkflows",
            Version = "v1",
            Description = """
                长治医学院研究生培养基地的申请、审批、签约与建设。

                - 错误均为 RFC 9457 问题详情：`code` 稳定，`detail` 默认中文（`Accept-Language: en` 为英文），依据管理办法拒绝时带 `clause`，字段错误在 `errors`。
                - 写操作可带 `Idempotency-Key`：同键同内容返回首次结果，同键不同内容为 409。
                - 列表：`page`（从 1 起）与 `size`（最多 200）。时间为 UTC。
                - 对外事件（RabbitMQ、Webhook、事件流）的格式：[`/asyncapi.json`](/asyncapi.json)。

                Applications, approvals, agreements and construction of postgraduate training bases. Errors are RFC 9457 problem details
                with a stable `code`; `Accept-Language: en` gives English. Writes take an `Idempotency-Key`. Times are UTC.
                Events that leave the house are described in [`/asyncapi.json`](/asyncapi.json).
                """,
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "程序：`POST /api/auth/login` 得到的 accessToken。Programs: the accessToken of `POST /api/auth/login`.",
            },
            [ApiKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyAuthentication.Header,
                Description = "系统对接：管理员签发的密钥。Machines: a key made by an administrator.",
            },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "baseworkflows",
                Description = "浏览器会话；写操作须带防伪令牌 `X-CSRF-TOKEN`。Browser session; writes need the antiforgery token.",
            },
        };
        return Task.CompletedTask;
    }
}
