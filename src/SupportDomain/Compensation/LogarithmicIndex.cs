using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>The logarithmic mean Divisia index (Ang, Zhang and Choi 1998; additive, method I): the part of a factor is L(y, y₀) × ln(f ÷ f₀), with L(a, b) = (a − b) ÷ ln(a ÷ b) and L(a, a) = a.</summary>
internal static class LogarithmicIndex
{
    private const int LeastBits = 256;

    internal static (Rational[]? Parts, ExplanationRefusal? Refusal) Divide(Differences differences)
    {
        if (differences.TryFactor(out (Rational Before, Rational After)[] factors) is { } stage)
        {
            return (null, new ExplanationRefusal(
                ExplanationRefusalKind.NotAProduct, stage.Id, $"The stage {stage.Id} is of kind {stage.Kind}; the logarithmic index explains a base times factors, Shapley's value anything."));
        }

        Rational before = differences.ValueOf(_ => false);
        Rational after = differences.ValueOf(_ => true);
        int faulty = Array.FindIndex(factors, f => f.Before.Sign <= 0 || f.After.Sign <= 0);
        if (faulty >= 0 || before.Sign <= 0 || after.Sign <= 0)
        {
            string name = faulty >= 0 ? differences.Names[faulty] : differences.Model.Stages[0].Id;
            return (null, new ExplanationRefusal(
                ExplanationRefusalKind.FactorNotPositive, name, $"The factor {name} is not greater than zero in both profiles and has no logarithm; Shapley's value needs none."));
        }

        return (Parts(factors, before, after), null);
    }

    /// <summary>With 256 bits beyond the length of the numbers, every logarithm that is not zero keeps more than 28 digits, however near to one its ratio is.</summary>
    private static Rational[] Parts((Rational Before, Rational After)[] factors, Rational before, Rational after)
    {
        Rational[] ratios = [.. factors.Select(f => f.After / f.Before)];
        Rational whole = after / before;
        long longest = ratios.Append(whole).Max(r => Math.Max(r.Numerator.GetBitLength(), r.Denominator.GetBitLength()));
        int bits = checked((int)(LeastBits + longest));
        BigInteger[] logarithms = [.. ratios.Select(r => r == Rational.One ? BigInteger.Zero : ExactLogarithm.Of(r, bits))];
        if (before == after)
        {
            Rational[] balanced = [.. logarithms.Select(l => after * new Rational(l, BigInteger.One << bits))];
            return Settle(balanced, Rational.Zero, logarithms);
        }

        BigInteger logarithm = ExactLogarithm.Of(whole, bits);
        return Settle([.. logarithms.Select(l => (after - before) * new Rational(l, logarithm))], after - before, logarithms);
    }

    /// <summary>The last places that the logarithms lack go to the greatest part, so that the sum is exact.</summary>
    private static Rational[] Settle(Rational[] parts, Rational sum, BigInteger[] logarithms)
    {
        if (parts.Length > 0)
        {
            int greatest = Array.IndexOf(logarithms, logarithms.MaxBy(BigInteger.Abs));
            parts[greatest] += sum - SumOf.All(parts);
        }

        return parts;
    }
}
