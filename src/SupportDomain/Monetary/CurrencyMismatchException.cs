namespace SupportDomain.Monetary;

/// <summary>Money of two currencies, or of two series of one, met in an operation that needs one.</summary>
public sealed class CurrencyMismatchException : InvalidOperationException
{
    internal CurrencyMismatchException(Currency left, Currency right)
        : base(string.Equals(left.Id, right.Id, StringComparison.Ordinal)
            ? $"{left.Id} of {left.MinorUnitDigits} digits and {right.Id} of {right.MinorUnitDigits} do not mix; define the currency once."
            : $"{left.Id} and {right.Id} do not mix; convert one with a dated rate, or with the law of a redenomination.")
    {
        Left = left;
        Right = right;
    }

    /// <summary>The currency on the left.</summary>
    public Currency Left { get; }

    /// <summary>The currency on the right.</summary>
    public Currency Right { get; }
}
