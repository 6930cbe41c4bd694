using System.Diagnostics.CodeAnalysis;

namespace BaseWorkflows.Domain;

/// <summary>A value, or the refusal that stands in its place.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    /// <summary>The value. Throws where there is a refusal: look at <see cref="IsOk"/> first.</summary>
    public T Value => Refusal is null
        ? value!
        : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>Wraps a value.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Returning a value or a refusal is the whole point; a named alternate would never be called.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "As above.")]
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
