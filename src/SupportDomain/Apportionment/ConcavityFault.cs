namespace SupportDomain.Apportionment;

/// <summary>A gain that is larger than the one before it.</summary>
/// <param name="Index">The zero-based recipient.</param>
/// <param name="Unit">The zero-based unit whose gain is too large.</param>
/// <param name="Before">The gain of the unit before.</param>
/// <param name="Gain">The gain of the unit.</param>
public readonly record struct ConcavityFault(int Index, int Unit, long Before, long Gain)
{
    /// <summary>A sentence with the facts.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Recipient {Index} gains {Gain} from unit {Unit} and {Before} from the unit before; returns do not diminish.");
}
