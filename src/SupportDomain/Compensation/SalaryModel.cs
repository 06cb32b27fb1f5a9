using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A salary-factor model: inputs that are asked about a person, and an ordered list of named stages that turn them into pay.</summary>
/// <remarks>
/// <para>Exact: factors are rational numbers, pay is a whole number of minor units, and nothing is rounded but by a stage that says so and at the end, as named.</para>
/// <para>Stages are held against each other when the model is built: money is added to money, multiplied by plain numbers, and one currency and series is used throughout.</para>
/// <para>Equality compares everything, the sources too. There is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// <para>An estimate is what the numbers in the model say, no more: a model of assumptions gives an assumption.</para>
/// </remarks>
public sealed class SalaryModel : IEquatable<SalaryModel>
{
    /// <summary>The most stages of a model, those within groups counted.</summary>
    public const int MaxStages = 1_000;

    private readonly string _canonical;

    /// <summary>Builds a model.</summary>
    /// <param name="header">What it is called, its currency and dates.</param>
    /// <param name="inputs">What is asked, each name once.</param>
    /// <param name="stages">The stages in order, each identifier once, those in groups too; the first sets or adds.</param>
    /// <exception cref="ArgumentException">A name stands twice, a stage reads an unknown input or one of the other kind, more than <see cref="MaxStages"/> stages, or units do not go together:
    /// money times money, money plus a number, two currencies or series.</exception>
    public SalaryModel(SalaryModelHeader header, IEnumerable<SalaryInput> inputs, IEnumerable<SalaryStage> stages)
    {
        Header = Guard.Against.Null(header);
        Inputs = [.. Guard.Against.Null(inputs).Select(i => Guard.Against.Null(i, nameof(inputs)))];
        Stages = [.. Guard.Against.Null(stages).Select(s => Guard.Against.Null(s, nameof(stages)))];
        ModelRules.Check(this);
        _canonical = CanonicalText.Of([header.Canonical, CanonicalText.Of(Inputs.Select(i => i.Canonical)), .. Stages.Select(s => s.Canonical)]);
    }

    /// <summary>What it is called, its currency and dates.</summary>
    public SalaryModelHeader Header { get; }

    /// <summary>What is asked, in order.</summary>
    public ImmutableArray<SalaryInput> Inputs { get; }

    /// <summary>The stages, in order.</summary>
    public ImmutableArray<SalaryStage> Stages { get; }

    /// <summary>Equality of everything.</summary>
    public static bool operator ==(SalaryModel? left, SalaryModel? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything.</summary>
    public static bool operator !=(SalaryModel? left, SalaryModel? right) => !(left == right);

    /// <summary>The pay of a profile, with the value after each stage.</summary>
    /// <exception cref="ArgumentException">The profile lacks an input, names one that the model does not ask, or is at a level that the model does not know or has no value for.</exception>
    /// <exception cref="OverflowException">The pay is beyond 128 bits.</exception>
    public SalaryEstimate Estimate(SalaryProfile profile) => SalaryEstimate.Of(this, Guard.Against.Null(profile));

    /// <summary>A form for many estimates, made once.</summary>
    public CompiledSalaryModel Compile() => new(this);

    /// <summary>The same model with other stages.</summary>
    /// <exception cref="ArgumentException">See the constructor.</exception>
    public SalaryModel WithStages(IEnumerable<SalaryStage> stages) => new(Header, Inputs, stages);

    /// <summary>The same model with another header.</summary>
    /// <exception cref="ArgumentException">See the constructor.</exception>
    public SalaryModel WithHeader(SalaryModelHeader header) => new(header, Inputs, Stages);

    /// <summary>This model followed by the stages of another in the same currency, asking for what either asks; inputs of one name must be equal.</summary>
    /// <exception cref="ArgumentException">Inputs of one name differ, a stage's identifier stands in both, or the whole is no model; see the constructor.</exception>
    public SalaryModel Then(SalaryModel other)
    {
        Guard.Against.Null(other);
        foreach (SalaryInput input in other.Inputs)
        {
            if (Inputs.FirstOrDefault(i => string.Equals(i.Name, input.Name, StringComparison.Ordinal)) is { } own && own != input)
            {
                throw new ArgumentException($"Both models ask for {input.Name}, with different levels or bounds; make them equal first.", nameof(other));
            }
        }

        return new SalaryModel(Header, Inputs.Union(other.Inputs), Stages.Concat(other.Stages));
    }

    /// <summary>The model at the prices of another day: one stage more, which multiplies by the index of that day over that of the model's own prices.</summary>
    /// <param name="index">The index.</param>
    /// <param name="pricesOf">The day.</param>
    /// <exception cref="ArgumentException">The index has no value for one of the two days.</exception>
    public SalaryModel AtPricesOf(PriceIndex index, LocalDate pricesOf)
    {
        Guard.Against.Null(index);
        Rational ratio = index.At(pricesOf) / index.At(Header.PricesOf);
        FactSource source = new($"{index.Name}, {LocalDatePattern.Iso.Format(Header.PricesOf)} to {LocalDatePattern.Iso.Format(pricesOf)}", pricesOf, FactStanding.Published);
        return new SalaryModel(
            Header.WithPricesOf(pricesOf), Inputs, Stages.Add(SalaryStage.Multiply($"prices of {LocalDatePattern.Iso.Format(pricesOf)}", index.Name, new ConstantOperand(new SourcedValue(ratio, source)))));
    }

    /// <summary>What is doubtful: levels no table knows, gaps, places out of reach, experience that is worth less the more there is of it.</summary>
    public ImmutableArray<ModelFinding> Review() => ModelRules.Review(this);

    /// <summary>Every number of the model with the stage that it stands in, in order.</summary>
    public IEnumerable<(SalaryStage Stage, SourcedValue Value)> Numbers() => ModelRules.AllStages(Stages).SelectMany(s => ModelRules.ValuesOf(s).Select(v => (s, v)));

    /// <inheritdoc/>
    public bool Equals(SalaryModel? other) => other is not null && string.Equals(_canonical, other._canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalaryModel);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_canonical, StringComparison.Ordinal);

    /// <summary>Identifier and version.</summary>
    public override string ToString() => $"{Header.Id} ({Header.Version})";
}
