namespace BaseWorkflows.Engine;

/// <summary>The text is no workflow definition at all. What merely can't run is found by <see cref="DefinitionCheck"/>.</summary>
public sealed class DefinitionException : Exception
{
    /// <summary>Without a reason; kept for serializers and tools that expect the standard constructors.</summary>
    public DefinitionException()
        : this(new Bilingual("不是工作流定义。", "This is no workflow definition."))
    {
    }

    /// <summary>With a reason in one language.</summary>
    public DefinitionException(string message)
        : this(new Bilingual(message, message))
    {
    }

    /// <summary>With a reason in one language and the failure behind it.</summary>
    public DefinitionException(string message, Exception innerException)
        : this(new Bilingual(message, message), innerException)
    {
    }

    /// <summary>With a reason in both languages.</summary>
    public DefinitionException(Bilingual reason, Exception? innerException = null)
        : base(reason.Zh + " " + reason.En, innerException) => Reason = reason;

    /// <summary>What is wrong, for the person who supplied the text.</summary>
    public Bilingual Reason { get; }
}
