using BaseWorkflows.Contracts;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.BaseRegister;

/// <summary>Takes the events that change the register, one after the other.</summary>
internal sealed partial class BaseEventsConsumer(RegisterFile register, ILogger<BaseEventsConsumer> logger)
    : IConsumer<BaseApplied>, IConsumer<BaseApproved>, IConsumer<BaseStatusChanged>
{
    public Task Consume(ConsumeContext<BaseApplied> context) => Take(context);

    public Task Consume(ConsumeContext<BaseApproved> context) => Take(context);

    public Task Consume(ConsumeContext<BaseStatusChanged> context) => Take(context);

    private Task Take<T>(ConsumeContext<T> context)
        where T : class
    {
        var position = context.Headers.Get<long>(EventHeaders.Position)
            ?? throw new InvalidOperationException($"Message {context.MessageId} has no position.");
        if (register.Take(position, context.Message))
            LogTaken(position, context.Message);
        else
            LogRepeat(position, typeof(T).Name);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{Position}: {Event}")]
    private partial void LogTaken(long position, object @event);

    [LoggerMessage(LogLevel.Information, "{Position}: {Type} again, dropped")]
    private partial void LogRepeat(long position, string type);
}
