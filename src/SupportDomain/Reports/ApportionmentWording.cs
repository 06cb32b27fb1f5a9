using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SupportDomain.Apportionment;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Reports;

/// <summary>The explanation of a division in words: one sentence a recipient, every unit accounted for.</summary>
/// <remarks>Pure, the same text on every machine, and safe to call from any thread.</remarks>
public static class ApportionmentWording
{
    private const int FractionDigits = 3;
    private const int MostDivisorDigits = 40;

    /// <summary>One sentence for each recipient, in their order.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="names">What the recipients are called, one for each.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentNullException"><paramref name="explanation"/> or <paramref name="names"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each recipient.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is unknown.</exception>
    public static ImmutableArray<string> Sentences(ApportionmentExplanation explanation, IEnumerable<string> names, WordingLanguage language)
    {
        string[] all = CheckNames(explanation, names);
        return Guard.Against.UndefinedEnum(language) == WordingLanguage.Persian
            ? [.. explanation.Lines.Select(line => Digits(Persian(explanation, line, all[line.Index])))]
            : [.. explanation.Lines.Select(line => English(explanation, line, all[line.Index]))];
    }

    /// <summary>What was divided, by which rule, and the tie if there was one.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="names">What the recipients are called, one for each.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentNullException"><paramref name="explanation"/> or <paramref name="names"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each recipient.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is unknown.</exception>
    public static string Summary(ApportionmentExplanation explanation, IEnumerable<string> names, WordingLanguage language)
    {
        string[] all = CheckNames(explanation, names);
        bool persian = Guard.Against.UndefinedEnum(language) == WordingLanguage.Persian;
        ApportionmentProblem problem = explanation.Result.Problem;
        string text = persian
            ? Text($"{problem.Units} واحد میان {problem.Count} گیرنده به روش {problem.Method} تقسیم شد.")
            : Text($"{problem.Units} units were divided among {problem.Count} recipients by {problem.Method}.");
        text += Divisors(explanation.Divisors, persian);
        if (explanation.Result.Tie is { } tie)
        {
            string contenders = string.Join(persian ? "، " : ", ", tie.Contenders.Select(i => all[i]));
            string winners = string.Join(persian ? "، " : ", ", tie.Winners.Select(i => all[i]));
            text += persian
                ? Text($" سهم {contenders} از {tie.Units} واحد آخر دقیقاً برابر بود؛ قاعدهٔ {problem.Ties} آن را به {winners} داد.")
                : Text($" {contenders} had exactly equal claims to the last {tie.Units}; the tie policy {problem.Ties} gave to {winners}.");
        }

        return persian ? Digits(text) : text;
    }

    internal static string[] CheckNames(ApportionmentExplanation explanation, IEnumerable<string> names)
    {
        string[] all = [.. Guard.Against.Null(names)];
        return Guard.Against.Null(explanation).Lines.Length == all.Length
            ? all
            : throw new ArgumentException($"There are {all.Length} names for {explanation.Lines.Length} recipients; there must be one for each.", nameof(names));
    }

    private static string English(ApportionmentExplanation explanation, ShareExplanation line, string name)
    {
        string text = Text($"{name}: {line.Share}. Quota {Decimal(line.Quota)}");
        string parts = string.Concat(line.Parts.Select(p => Text($"; {Signed(p.Units)} {English(p.Reason)}")));
        return text + parts + Note(line, explanation, "; weight below the threshold", "; tied for a unit more and lost", "; remainder {0}, the least that got a unit was {1}") + ".";
    }

    private static string Persian(ApportionmentExplanation explanation, ShareExplanation line, string name)
    {
        string text = Text($"{name}: {line.Share}. سهم دقیق {Decimal(line.Quota)}");
        string parts = string.Concat(line.Parts.Select(p => Text($"؛ {Signed(p.Units)} {Persian(p.Reason)}")));
        return text + parts + Note(line, explanation, "؛ وزن کمتر از آستانه", "؛ برای یک واحد دیگر برابر بود و نگرفت", "؛ باقی‌مانده {0}، کمترین باقی‌ماندهٔ برنده {1}") + ".";
    }

    private static string Note(ShareExplanation line, ApportionmentExplanation explanation, string threshold, string lost, string remainder)
    {
        string text = (line.IsBelowThreshold ? threshold : string.Empty) + (line.LostTie ? lost : string.Empty);
        return explanation.LeastRemainder is { } least && !line.LostTie && !line.Weight.IsZero
            ? text + string.Format(CultureInfo.InvariantCulture, remainder, Decimal(line.Remainder), Decimal(least))
            : text;
    }

    private static string English(ShareReason reason) => reason switch
    {
        ShareReason.WholeQuota => "for the whole quota",
        ShareReason.LargestRemainder => "left over, for one of the largest remainders",
        ShareReason.HighestPriority => "for a priority among the highest",
        ShareReason.LowerPriority => "to higher priorities elsewhere",
        ShareReason.TieWon => "contested, by the tie policy",
        ShareReason.LiftedToFloor => "to reach the floor",
        ShareReason.CutToCap => "cut by the cap",
        ShareReason.Returned => "returned, for one of the smallest remainders",
        _ => "shared out because others are bound",
    };

    private static string Persian(ShareReason reason) => reason switch
    {
        ShareReason.WholeQuota => "بابت بخش صحیح سهم",
        ShareReason.LargestRemainder => "از مانده، به‌خاطر یکی از بزرگ‌ترین باقی‌مانده‌ها",
        ShareReason.HighestPriority => "به‌خاطر یکی از بالاترین اولویت‌ها",
        ShareReason.LowerPriority => "به سود اولویت‌های بالاتر",
        ShareReason.TieWon => "واحد مورد اختلاف، به حکم قاعدهٔ تساوی",
        ShareReason.LiftedToFloor => "تا رسیدن به کف",
        ShareReason.CutToCap => "کاسته‌شده به‌خاطر سقف",
        ShareReason.Returned => "بازگردانده، به‌خاطر یکی از کوچک‌ترین باقی‌مانده‌ها",
        _ => "بازتقسیم، چون دیگران به کف یا سقف رسیده‌اند",
    };

    private static string Divisors(DivisorRange? range, bool persian)
    {
        if (range is null)
        {
            return string.Empty;
        }

        (string least, string greatest) = Bounds(range);
        bool isOne = range.Least == range.Greatest;
        return (persian, range.AreSquares) switch
        {
            (false, false) when isOne => $" Only the common divisor {least} gives this result.",
            (false, true) when isOne => $" Only the common divisor whose square is {least} gives this result.",
            (true, false) when isOne => $" تنها مقسوم‌علیه {least} این نتیجه را می‌دهد.",
            (true, true) when isOne => $" تنها مقسوم‌علیهی که مربعش {least} باشد این نتیجه را می‌دهد.",
            (false, false) => $" Every common divisor from {least} to {greatest} gives this result.",
            (false, true) => $" Every common divisor whose square lies from {least} to {greatest} gives this result.",
            (true, false) => $" هر مقسوم‌علیه از {least} تا {greatest} همین نتیجه را می‌دهد.",
            (true, true) => $" هر مقسوم‌علیه که مربعش از {least} تا {greatest} باشد همین نتیجه را می‌دهد.",
        };
    }

    /// <summary>
    /// Decimals within the range, of as few digits as keep them apart: between cents a range is as narrow as 0.0000104999 to 0.00001050004. A single divisor, and one that no such decimal
    /// tells apart, is written as the exact fraction.
    /// </summary>
    private static (string Least, string Greatest) Bounds(DivisorRange range)
    {
        if (range.Greatest is not { } greatest)
        {
            return (Upwards(range.Least, FractionDigits), "∞");
        }

        for (int digits = FractionDigits; range.Least < greatest && digits <= MostDivisorDigits; digits++)
        {
            (string least, string most) = (Upwards(range.Least, digits), Decimal(greatest, digits, Rounding.Floor));
            if (Rational.Parse(least, CultureInfo.InvariantCulture) < Rational.Parse(most, CultureInfo.InvariantCulture))
            {
                return (least, most);
            }
        }

        return (range.Least.ToString(null, CultureInfo.InvariantCulture), greatest.ToString(null, CultureInfo.InvariantCulture));
    }

    private static string Upwards(Rational value, int digits) => Decimal(value, digits, Rounding.Ceiling);

    private static string Signed(Int128 units) => Int128.IsNegative(units) ? Text($"−{-(BigInteger)units}") : Text($"+{units}");

    private static string Decimal(Rational value) => Decimal(value, FractionDigits, Rounding.HalfEven);

    private static string Decimal(Rational value, int digits, Rounding rounding) => value.IsInteger
        ? value.ToString(null, CultureInfo.InvariantCulture)
        : value.ToDecimalString(digits, rounding);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Persian digits for Latin ones. Names keep theirs only if they have none; they are data in a Persian sentence.</summary>
    private static string Digits(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u06F0' + (c - '0')) : c));
}
