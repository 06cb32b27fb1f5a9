using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SupportDomain.TestSupport;

/// <summary>Runs FsCheck properties with a fixed seed, which a failure prints, as many times as the environment asks for.</summary>
public static class Properties
{
    /// <summary>Multiplies the number of cases of every property; 1 where the variable is not set.</summary>
    public const string ScaleVariable = "SUPPORTDOMAIN_TEST_SCALE";

    /// <summary>Replaces the seed of every property, to search further than the fixed one.</summary>
    public const string SeedVariable = "SUPPORTDOMAIN_TEST_SEED";

    public static int Scale { get; } = ReadInt(ScaleVariable) ?? 1;

    public static ulong? SeedOverride { get; } = (ulong?)ReadInt(SeedVariable);

    /// <summary>Checks a property on <paramref name="cases"/> times <see cref="Scale"/> generated values.</summary>
    public static void Check<T>(Arbitrary<T> values, Action<T> property, int cases = 200, ulong seed = 20261121)
    {
        ulong used = SeedOverride ?? seed;
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(checked(cases * Scale))
            .WithReplay(used, 1)
            .WithQuietOnSuccess(true)
            .WithName($"seed {used.ToString(CultureInfo.InvariantCulture)} ({SeedVariable})");
        Prop.ForAll(values, property).Check(config);
    }

    private static int? ReadInt(string variable)
    {
        string? text = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(text) ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
