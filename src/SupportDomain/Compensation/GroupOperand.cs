using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>The result of stages of its own, which begin with nothing: a sum of points, or a location factor with a floor.</summary>
/// <remarks>Groups nest at most <see cref="MaxDepth"/> deep. Immutable, and safe to share between threads.</remarks>
public sealed class GroupOperand : SalaryOperand
{
    /// <summary>How deep groups may nest.</summary>
    public const int MaxDepth = 16;

    /// <summary>States a group.</summary>
    /// <param name="stages">At least one; the first sets or adds.</param>
    /// <exception cref="ArgumentException">There are none, one is null, or groups nest deeper than <see cref="MaxDepth"/>.</exception>
    public GroupOperand(IEnumerable<SalaryStage> stages)
        : this([.. Guard.Against.Null(stages).Select(s => Guard.Against.Null(s, nameof(stages)))])
    {
    }

    private GroupOperand(ImmutableArray<SalaryStage> stages)
        : base(CanonicalText.Of(["group", .. stages.Select(s => s.Canonical)]))
    {
        Stages = stages;
        if (stages.IsEmpty)
        {
            throw new ArgumentException("The group has no stage; at least one is needed.", nameof(stages));
        }

        Depth = 1 + stages.Max(s => s.Operand is GroupOperand inner ? inner.Depth : 0);
        if (Depth > MaxDepth)
        {
            throw new ArgumentException($"Groups nest {Depth} deep; at most {MaxDepth} are allowed.", nameof(stages));
        }
    }

    /// <summary>The stages.</summary>
    public ImmutableArray<SalaryStage> Stages { get; }

    internal int Depth { get; }
}
