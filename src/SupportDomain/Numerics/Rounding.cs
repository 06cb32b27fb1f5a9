namespace SupportDomain.Numerics;

/// <summary>How an exact value becomes a whole number of units; every operation that may round asks for one of these.</summary>
/// <remarks>The worked numbers round 2.5, −2.5 and 2.4 in turn.</remarks>
public enum Rounding
{
    /// <summary>Nothing may be lost: a value that is not whole is refused with an <see cref="InvalidOperationException"/>.</summary>
    Exact = 0,

    /// <summary>To the nearest, halves to the even neighbour: 2, −2, 2.</summary>
    HalfEven = 1,

    /// <summary>To the nearest, halves away from zero: 3, −3, 2. The commercial rounding of most laws.</summary>
    HalfAwayFromZero = 2,

    /// <summary>To the nearest, halves towards zero: 2, −2, 2.</summary>
    HalfTowardsZero = 3,

    /// <summary>Towards zero: 2, −2, 2.</summary>
    TowardsZero = 4,

    /// <summary>Away from zero: 3, −3, 3.</summary>
    AwayFromZero = 5,

    /// <summary>Towards negative infinity: 2, −3, 2.</summary>
    Floor = 6,

    /// <summary>Towards positive infinity: 3, −2, 3.</summary>
    Ceiling = 7,
}
