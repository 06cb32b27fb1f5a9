using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What a salary model is told about a person or a job: a level or a number for each input.</summary>
/// <remarks>Holds no name and needs none. Immutable, and safe to share between threads.</remarks>
public sealed class SalaryProfile
{
    private SalaryProfile(ImmutableSortedDictionary<string, string> levels, ImmutableSortedDictionary<string, Rational> numbers)
    {
        Levels = levels;
        Numbers = numbers;
    }

    /// <summary>A profile that says nothing yet.</summary>
    public static SalaryProfile Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, Rational>(StringComparer.Ordinal));

    /// <summary>The level of each input that is one of a list.</summary>
    public ImmutableSortedDictionary<string, string> Levels { get; }

    /// <summary>The number of each input that is one, in units.</summary>
    public ImmutableSortedDictionary<string, Rational> Numbers { get; }

    /// <summary>The same profile with an input at a level.</summary>
    /// <exception cref="ArgumentException">A text is null or blank.</exception>
    public SalaryProfile WithLevel(string input, string level) =>
        new(Levels.SetItem(Guard.Against.NullOrWhiteSpace(input), Guard.Against.NullOrWhiteSpace(level)), Numbers.Remove(input));

    /// <summary>The same profile with a number, in units: 5/2 years.</summary>
    /// <exception cref="ArgumentException"><paramref name="input"/> is null or blank.</exception>
    public SalaryProfile WithNumber(string input, Rational value) => new(Levels.Remove(Guard.Against.NullOrWhiteSpace(input)), Numbers.SetItem(input, value));

    /// <summary>The profile as places and parts, one for each input of the model.</summary>
    internal long[] Resolve(SalaryModel model, string parameterName)
    {
        foreach (string name in Levels.Keys.Concat(Numbers.Keys))
        {
            if (!model.Inputs.Any(i => string.Equals(i.Name, name, StringComparison.Ordinal)))
            {
                throw new ArgumentException($"The model {model} does not ask for '{name}'; it asks for {string.Join(", ", model.Inputs)}.", parameterName);
            }
        }

        long[] slots = new long[model.Inputs.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            SalaryInput input = model.Inputs[i];
            slots[i] = input.IsNumber && Numbers.TryGetValue(input.Name, out Rational number) ? input.Resolve(number, parameterName)
                : !input.IsNumber && Levels.TryGetValue(input.Name, out string? level) ? input.Resolve(level, parameterName)
                : throw new ArgumentException($"The profile has no {(input.IsNumber ? "number" : "level")} for '{input.Name}', which the model {model} asks for.", parameterName);
        }

        return slots;
    }
}
