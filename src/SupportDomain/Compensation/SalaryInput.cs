using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Something that a salary model asks about a person or a place: a level of a list, or a number between two bounds.</summary>
/// <remarks>Equality compares everything, the evidence of levels too. There is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class SalaryInput : IEquatable<SalaryInput>
{
    /// <summary>The most levels that an input may have.</summary>
    public const int MaxLevels = 100_000;

    private readonly string _canonical;

    private SalaryInput(string name, ImmutableArray<InputLevel> levels, long least, long most, int partsPerUnit, bool isChangeable)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Levels = levels;
        Least = least;
        Most = most;
        PartsPerUnit = partsPerUnit;
        IsChangeable = isChangeable;
        Index = new LevelIndex([.. levels.Select(l => l.Name)]);
        _canonical = CanonicalText.Of([name, Number(least), Number(most), Number(partsPerUnit), isChangeable ? "1" : "0", .. levels.Select(l => l.Canonical)]);
    }

    /// <summary>What it is called; compared ordinally.</summary>
    public string Name { get; }

    /// <summary>The levels; empty for a number.</summary>
    public ImmutableArray<InputLevel> Levels { get; }

    /// <summary>Whether this is a number and not a level of a list.</summary>
    public bool IsNumber => Levels.IsEmpty;

    /// <summary>The least number of parts, inclusive; 0 for levels.</summary>
    public long Least { get; }

    /// <summary>The greatest number of parts, inclusive; 0 for levels.</summary>
    public long Most { get; }

    /// <summary>How many parts a unit has: 12 for years that are counted in months. One for levels.</summary>
    public int PartsPerUnit { get; }

    /// <summary>Whether the person can change it; advice proposes nothing else.</summary>
    public bool IsChangeable { get; }

    internal LevelIndex Index { get; }

    /// <summary>Equality of everything.</summary>
    public static bool operator ==(SalaryInput? left, SalaryInput? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything.</summary>
    public static bool operator !=(SalaryInput? left, SalaryInput? right) => !(left == right);

    /// <summary>An input at one level of a list.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="levels">At least one and at most <see cref="MaxLevels"/>, each name once.</param>
    /// <param name="isChangeable">Whether the person can change it.</param>
    /// <exception cref="ArgumentException">The name is blank, there is no level or more than <see cref="MaxLevels"/>, or a name stands twice.</exception>
    public static SalaryInput OfLevels(string name, IEnumerable<InputLevel> levels, bool isChangeable)
    {
        ImmutableArray<InputLevel> all = [.. Guard.Against.Null(levels).Select(l => Guard.Against.Null(l, nameof(levels)))];
        if (all.Length is 0 or > MaxLevels)
        {
            throw new ArgumentException(Text($"The input {name} has {all.Length} levels; it must have from 1 to {MaxLevels}."), nameof(levels));
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        return all.FirstOrDefault(l => !seen.Add(l.Name)) is { } twice
            ? throw new ArgumentException($"The input {name} has the level '{twice.Name}' twice; each level has a name of its own.", nameof(levels))
            : new SalaryInput(name, all, 0, 0, 1, isChangeable);
    }

    /// <summary>An input that is a number.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="least">The least value in parts, inclusive.</param>
    /// <param name="most">The greatest value in parts, inclusive; at most 10^15 in magnitude.</param>
    /// <param name="partsPerUnit">How many parts a unit has: 12 for years in months; from 1 to 1,000,000.</param>
    /// <param name="isChangeable">Whether the person can change it.</param>
    /// <exception cref="ArgumentException">The name is blank, or <paramref name="least"/> is greater than <paramref name="most"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound or <paramref name="partsPerUnit"/> is out of its range.</exception>
    public static SalaryInput OfNumber(string name, long least, long most, int partsPerUnit, bool isChangeable)
    {
        const long Largest = 1_000_000_000_000_000;
        Guard.Against.OutOfRange(least, -Largest, Largest);
        Guard.Against.OutOfRange(most, -Largest, Largest);
        Guard.Against.OutOfRange(partsPerUnit, 1, 1_000_000);
        return least <= most
            ? new SalaryInput(name, [], least, most, partsPerUnit, isChangeable)
            : throw new ArgumentException(Text($"least is {least} and most is {most}; least must not be greater."), nameof(least));
    }

    /// <inheritdoc/>
    public bool Equals(SalaryInput? other) => other is not null && string.Equals(_canonical, other._canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalaryInput);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_canonical, StringComparison.Ordinal);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal string Canonical => _canonical;

    /// <summary>The place of a level, or a fault that names what is allowed.</summary>
    internal int Resolve(string level, string parameterName) => Index.Find(Guard.Against.Null(level, parameterName)) is >= 0 and int place ? place : throw Unknown(level, parameterName);

    internal ArgumentException Unknown(string level, string parameterName) => new(
        $"{Name} has no level '{Cut(level)}'; it must be one of {string.Join(", ", Levels.Take(12).Select(l => Cut(l.Name)))}{(Levels.Length > 12 ? ", …" : string.Empty)}.", parameterName);

    /// <summary>The number as parts, or a fault.</summary>
    internal long Resolve(Rational value, string parameterName)
    {
        Rational parts = value * PartsPerUnit;
        return parts.IsInteger && parts >= Least && parts <= Most
            ? (long)parts.Numerator
            : throw new ArgumentOutOfRangeException(parameterName, Text($"{Name} is {Cut(value.ToString(null, CultureInfo.InvariantCulture))}; it must be from {new Rational(Least, PartsPerUnit)} to {new Rational(Most, PartsPerUnit)} in steps of 1/{PartsPerUnit}."));
    }

    internal long CheckParts(long parts, string parameterName) => parts >= Least && parts <= Most
        ? parts
        : throw new ArgumentOutOfRangeException(parameterName, Text($"{Name} is {parts} parts; it must be from {Least} to {Most}."));

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
