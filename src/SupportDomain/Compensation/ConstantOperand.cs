using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>The same value for everybody.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class ConstantOperand : SalaryOperand
{
    /// <summary>Takes the value.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ConstantOperand(SourcedValue value)
        : base(CanonicalText.Of("constant", Guard.Against.Null(value).Canonical)) => Value = value;

    /// <summary>The value.</summary>
    public SourcedValue Value { get; }
}
