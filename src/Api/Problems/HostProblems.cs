using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Problems;

/// <summary>The texts of what the host refuses before a use case is reached.</summary>
internal static class HostProblems
{
    public static readonly (string Code, Text Detail) Failure = ("server.failure", new Text(
        "服务器出错，操作没有生效。请稍后重试；如仍失败，请把 traceId 告诉管理员。",
        "The server failed and nothing was changed. Try again later; if it fails again, give the administrator the traceId."));

    public static readonly (string Code, Text Detail) DatabaseAway = ("server.database_away", new Text(
        "数据库暂时连不上，操作可能已经生效，也可能没有。请稍后用同一个幂等键重试，不会重复执行。",
        "The database is away for the moment, and what you asked for may have been carried out or not. Send it again in a while under the same idempotency key; it is carried out once."));

    public static readonly IReadOnlyDictionary<int, (string Code, Text Detail)> ByStatus = new Dictionary<int, (string, Text)>
    {
        [400] = ("request.malformed", new Text("请求格式不正确，请对照接口文档检查。", "The request is malformed. Compare it with the interface description.")),
        [401] = ("auth.required", new Text("请先登录。", "Sign in first.")),
        [403] = ("auth.forbidden", new Text("您没有权限进行此操作。", "You are not allowed to do this.")),
        [404] = ("request.not_found", new Text("没有这个地址或内容。", "There is nothing at this address.")),
        [405] = ("request.method_not_allowed", new Text("此地址不支持该请求方法。", "This address doesn't support that method.")),
        [406] = ("request.not_acceptable", new Text("无法按所要求的格式返回。", "There is no answer in the format that was asked for.")),
        [408] = ("request.timeout", new Text("请求接收超时，请重试。", "The request arrived too slowly. Try again.")),
        [412] = ("request.stale", new Text("内容已被他人更新，请刷新后重试。", "The content has changed since you read it. Read it again.")),
        [413] = ("request.too_large", new Text("提交的内容过大。", "The request is too large.")),
        [414] = ("request.address_too_long", new Text("请求地址过长。", "The address is too long.")),
        [415] = ("request.unsupported_type", new Text("不支持的内容类型。请以 application/json 提交；上传文件请用 multipart/form-data。",
            "Unsupported content type. Send application/json, or multipart/form-data for files.")),
        [429] = ("request.too_many", new Text("操作过于频繁，请稍后再试。", "Too many requests. Try again later.")),
        [431] = ("request.headers_too_large", new Text("请求头过大。", "The request headers are too large.")),
    };

    public static Text TitleOf(int status) => status switch
    {
        400 => new Text("请求有误", "Bad request"),
        401 => new Text("未登录", "Not signed in"),
        403 => new Text("没有权限", "Forbidden"),
        404 => new Text("未找到", "Not found"),
        409 => new Text("存在冲突", "Conflict"),
        412 => new Text("内容已过期", "Stale"),
        413 => new Text("内容过大", "Too large"),
        415 => new Text("类型不支持", "Unsupported type"),
        422 => new Text("不符合规定", "Rule broken"),
        429 => new Text("过于频繁", "Too many requests"),
        503 => new Text("暂时不可用", "Unavailable"),
        >= 500 => new Text("服务器错误", "Server error"),
        _ => new Text("请求未被接受", "Request refused"),
    };
}
