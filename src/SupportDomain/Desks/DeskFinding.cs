using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>A problem, or a doubtful choice, of a desk.</summary>
/// <remarks>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Place">Where in the desk, by names from the outside in, such as <c>clocks.resolution.policies.P1</c>.</param>
/// <param name="Reason">What it is: a code of <see cref="DeskReasons"/> with its facts.</param>
public sealed record DeskFinding(DeskFindingWeight Weight, string Place, Reason Reason)
{
    internal static DeskFinding Problem(string place, Reason reason) => new(DeskFindingWeight.Problem, place, reason);

    internal static DeskFinding Doubt(string place, Reason reason) => new(DeskFindingWeight.Doubt, place, reason);
}
