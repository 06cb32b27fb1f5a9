namespace SupportDomain.Compensation;

/// <summary>Something doubtful about a salary model.</summary>
/// <remarks>Equality compares all three. Immutable, and safe to share between threads.</remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The stage or the input.</param>
/// <param name="Detail">The level, the place or the numbers.</param>
public sealed record ModelFinding(ModelFindingKind Kind, string Subject, string Detail)
{
    /// <summary>All three.</summary>
    public override string ToString() => $"{Kind}: {Subject}, {Detail}";
}
