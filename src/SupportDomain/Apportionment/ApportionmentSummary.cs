namespace SupportDomain.Apportionment;

/// <summary>What the span overload of <see cref="Apportioner"/> reports beside the shares.</summary>
/// <param name="Contenders">How many recipients had exactly equal claims to the last units; zero if the result is the only one that the method allows.</param>
/// <param name="ContestedUnits">How many units they contested; fewer than <paramref name="Contenders"/>.</param>
public readonly record struct ApportionmentSummary(int Contenders, int ContestedUnits)
{
    /// <summary>Whether the tie policy had to decide.</summary>
    public bool IsTied => Contenders > 0;
}
