using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A named, versioned step of a salary model.</summary>
/// <remarks>Equality compares everything, the sources too. There is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class SalaryStage : IEquatable<SalaryStage>
{
    private SalaryStage(string id, string version, StageKind kind, SalaryOperand? operand, SourcedValue? floor, SourcedValue? ceiling, Rational step, Rounding rounding)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Version = Guard.Against.NullOrWhiteSpace(version);
        Kind = kind;
        Operand = operand;
        Floor = floor;
        Ceiling = ceiling;
        Step = step;
        Rounding = rounding;
        Canonical = CanonicalText.Of(id, version, kind.ToString(), operand?.Canonical, floor?.Canonical, ceiling?.Canonical, step.ToString(null, CultureInfo.InvariantCulture), rounding.ToString());
    }

    /// <summary>What it is called; unique within the model.</summary>
    public string Id { get; }

    /// <summary>Its version, such as a year.</summary>
    public string Version { get; }

    /// <summary>What it does.</summary>
    public StageKind Kind { get; }

    /// <summary>What it sets, adds or multiplies by; null for clamps and roundings.</summary>
    public SalaryOperand? Operand { get; }

    /// <summary>A clamp's floor, or null.</summary>
    public SourcedValue? Floor { get; }

    /// <summary>A clamp's ceiling, or null.</summary>
    public SourcedValue? Ceiling { get; }

    /// <summary>A rounding's step, in minor units for money; zero for all others.</summary>
    public Rational Step { get; }

    /// <summary>A rounding's rule; <see cref="Rounding.Exact"/> for all others.</summary>
    public Rounding Rounding { get; }

    internal string Canonical { get; }

    /// <summary>Equality of everything.</summary>
    public static bool operator ==(SalaryStage? left, SalaryStage? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything.</summary>
    public static bool operator !=(SalaryStage? left, SalaryStage? right) => !(left == right);

    /// <summary>Begins with a value by role and level, or by any one or two inputs.</summary>
    /// <exception cref="ArgumentException">A text is blank, or the table is faulty; see <see cref="TableOperand"/>.</exception>
    public static SalaryStage BaseByRoleAndLevel(string id, string version, IEnumerable<string> inputs, IEnumerable<TableRow> rows) =>
        Set(id, version, new TableOperand(inputs, rows));

    /// <summary>Replaces the running value.</summary>
    /// <exception cref="ArgumentException">A text is null or blank, or <paramref name="operand"/> is null.</exception>
    public static SalaryStage Set(string id, string version, SalaryOperand operand) => Applying(id, version, StageKind.Set, operand);

    /// <summary>Multiplies the running value.</summary>
    /// <exception cref="ArgumentException">A text is null or blank, or <paramref name="operand"/> is null.</exception>
    public static SalaryStage Multiply(string id, string version, SalaryOperand operand) => Applying(id, version, StageKind.Multiply, operand);

    /// <summary>Multiplies by the value of a level.</summary>
    /// <exception cref="ArgumentException">A text is blank, or the table is faulty; see <see cref="TableOperand"/>.</exception>
    public static SalaryStage Multiply(string id, string version, string input, IEnumerable<TableRow> rows) => Multiply(id, version, new TableOperand([input], rows));

    /// <summary>Adds to the running value.</summary>
    /// <exception cref="ArgumentException">A text is null or blank, or <paramref name="operand"/> is null.</exception>
    public static SalaryStage Add(string id, string version, SalaryOperand operand) => Applying(id, version, StageKind.Add, operand);

    /// <summary>Adds the value of a level.</summary>
    /// <exception cref="ArgumentException">A text is blank, or the table is faulty; see <see cref="TableOperand"/>.</exception>
    public static SalaryStage Add(string id, string version, string input, IEnumerable<TableRow> rows) => Add(id, version, new TableOperand([input], rows));

    /// <summary>Sums points over factors and begins with the pay that a scale gives for the sum.</summary>
    /// <param name="id">What the stage is called; the scale within is called the same with "/pay" behind.</param>
    /// <param name="version">Its version.</param>
    /// <param name="factors">Stages that add points.</param>
    /// <param name="pay">A scale of the running value, by band or interpolated.</param>
    /// <exception cref="ArgumentException">A factor does not add, <paramref name="pay"/> does not read the running value, or a text is blank.</exception>
    public static SalaryStage Points(string id, string version, IEnumerable<SalaryStage> factors, ScaleOperand pay)
    {
        SalaryStage[] all = [.. Guard.Against.Null(factors)];
        if (all.FirstOrDefault(f => Guard.Against.Null(f, nameof(factors)).Kind != StageKind.Add) is { } other)
        {
            throw new ArgumentException($"The factor {other.Id} is of kind {other.Kind}; factors add points.", nameof(factors));
        }

        return Guard.Against.Null(pay).ReadsRunningValue
            ? Set(id, version, new GroupOperand([.. all, Set(id + "/pay", version, pay)]))
            : throw new ArgumentException($"The scale reads {string.Join(", ", pay.Terms)}; it must read the running value, which is the sum of points.", nameof(pay));
    }

    /// <summary>Keeps the running value within bounds, both inclusive.</summary>
    /// <exception cref="ArgumentException">Both bounds are missing, the floor is above the ceiling, their currencies differ, or a text is blank.</exception>
    public static SalaryStage Clamp(string id, string version, SourcedValue? floor, SourcedValue? ceiling)
    {
        if (floor is null && ceiling is null)
        {
            throw new ArgumentException("floor and ceiling are both missing; a clamp needs one.", nameof(floor));
        }

        return floor is not null && ceiling is not null && (floor.Value > ceiling.Value || floor.Currency != ceiling.Currency)
            ? throw new ArgumentException($"The floor is {floor} and the ceiling {ceiling}; the floor must not be greater, and both must be of one currency and series.", nameof(floor))
            : new SalaryStage(id, version, StageKind.Clamp, null, floor, ceiling, Rational.Zero, Rounding.Exact);
    }

    /// <summary>Rounds the running value to a multiple of a step.</summary>
    /// <param name="id">What the stage is called.</param>
    /// <param name="version">Its version.</param>
    /// <param name="step">The step, greater than zero; for money in minor units.</param>
    /// <param name="rounding">How the multiple is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not greater than zero, or <paramref name="rounding"/> is no named member.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public static SalaryStage Round(string id, string version, Rational step, Rounding rounding) => step.Sign > 0
        ? new SalaryStage(id, version, StageKind.Round, null, null, null, step, Guard.Against.UndefinedEnum(rounding))
        : throw new ArgumentOutOfRangeException(nameof(step), string.Create(CultureInfo.InvariantCulture, $"step is {step}; it must be greater than zero."));

    /// <inheritdoc/>
    public bool Equals(SalaryStage? other) => other is not null && string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalaryStage);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Canonical, StringComparison.Ordinal);

    /// <summary>Identifier and version.</summary>
    public override string ToString() => $"{Id} ({Version})";

    private static SalaryStage Applying(string id, string version, StageKind kind, SalaryOperand operand) =>
        new(id, version, kind, Guard.Against.Null(operand), null, null, Rational.Zero, Rounding.Exact);
}
