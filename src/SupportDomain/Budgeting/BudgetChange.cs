using SupportDomain.Monetary;

namespace SupportDomain.Budgeting;

/// <summary>A line in two divisions of a budget; at least one of the amounts is there.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Before">Its earlier amount; null if it was not there.</param>
/// <param name="After">Its later amount; null if it is gone.</param>
public sealed record BudgetChange(string LineId, Money? Before, Money? After)
{
    /// <summary>The later amount minus the earlier one; a line that is not there counts as zero.</summary>
    public Money Change => (After, Before) switch
    {
        ({ } after, { } before) => after - before,
        ({ } after, null) => after,
        (null, { } before) => -before,
        _ => default,
    };
}
