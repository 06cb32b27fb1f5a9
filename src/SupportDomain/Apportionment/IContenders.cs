using System.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>What a tie policy may ask about the recipients of a tie.</summary>
internal interface IContenders
{
    /// <summary>Whether the units are negative, so that a unit more makes a share smaller.</summary>
    bool IsNegative { get; }

    BigInteger Weight(int index);

    /// <summary>The magnitude of the share without the contested unit.</summary>
    BigInteger Base(int index);
}
