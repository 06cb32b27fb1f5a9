using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Why a division that was asked for cannot be made, and by how much it misses.</summary>
/// <param name="Reason">What stands in the way.</param>
/// <param name="Amount">How much too much or too little, in the units that were to be divided; greater than zero.</param>
/// <param name="Index">The zero-based recipient it is about; null if it is about all together.</param>
public sealed record Shortfall(ShortfallReason Reason, Rational Amount, int? Index = null)
{
    /// <summary>A sentence with the facts.</summary>
    public override string ToString() => Reason switch
    {
        ShortfallReason.CapBelowFloor => $"The cap of recipient {Index} is below its floor by {Amount}.",
        ShortfallReason.FloorsExceedTotal => $"The floors together exceed what is to be divided by {Amount}.",
        ShortfallReason.CapsBelowTotal => $"The caps together leave {Amount} that nobody can take.",
        _ => $"There is nobody with a weight to take {Amount}.",
    };
}
