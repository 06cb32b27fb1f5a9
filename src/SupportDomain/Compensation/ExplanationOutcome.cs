using System.Diagnostics.CodeAnalysis;

namespace SupportDomain.Compensation;

/// <summary>An explanation, or the reason that the method gives none.</summary>
/// <remarks>Exactly one of the two stands. Immutable, and safe to share between threads.</remarks>
public sealed class ExplanationOutcome
{
    private readonly SalaryExplanation? _value;

    internal ExplanationOutcome(SalaryExplanation value) => _value = value;

    internal ExplanationOutcome(ExplanationRefusal refusal) => Refusal = refusal;

    /// <summary>Whether there is an explanation.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsExplained => Refusal is null;

    /// <summary>Why not, or null.</summary>
    public ExplanationRefusal? Refusal { get; }

    /// <summary>The explanation.</summary>
    /// <exception cref="InvalidOperationException">There is a <see cref="Refusal"/>.</exception>
    public SalaryExplanation Value => _value ?? throw new InvalidOperationException($"{Refusal} There is no explanation; ask IsExplained first.");
}
