using System.Reflection;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests;

/// <summary>A compiled sample: a file in Samples with a class of the same name, whose <c>Run</c> holds a region of that name.</summary>
internal sealed class Sample
{
    /// <summary>What begins a line of a sample that says what has been printed.</summary>
    private const string Prints = "// → ";

    private readonly string[] _source;
    private readonly MethodInfo _run;

    private Sample(string name)
    {
        Name = name;
        _source = File.ReadAllText(Repository.File("tests", "SupportDomain.Documentation.Tests", "Samples", name + ".cs")).ReplaceLineEndings("\n").Split('\n');
        _run = typeof(Sample).Assembly.GetType($"{typeof(Sample).Namespace}.Samples.{name}", throwOnError: true)!
            .GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(name, "Run");
    }

    internal static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Repository.File("tests", "SupportDomain.Documentation.Tests", "Samples"), "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    internal string Name { get; }

    /// <summary>The using directives of the file: all that the sample needs, and no other, since unneeded ones fail the build.</summary>
    internal string Usings => string.Join('\n', _source.Where(line => line.StartsWith("using ", StringComparison.Ordinal)));

    /// <summary>The region without the indentation of its first line.</summary>
    internal string Region
    {
        get
        {
            int start = Array.FindIndex(_source, line => string.Equals(line.Trim(), $"#region {Name}", StringComparison.Ordinal));
            int end = Array.FindIndex(_source, line => string.Equals(line.Trim(), "#endregion", StringComparison.Ordinal));
            if (start < 0 || end < start)
            {
                throw new FormatException($"Sample {Name} has no region of its name.");
            }

            string[] lines = [.. _source[(start + 1)..end].SkipWhile(string.IsNullOrWhiteSpace)];
            string indentation = lines[0][..^lines[0].TrimStart().Length];
            return string.Join('\n', lines.Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line[indentation.Length..] : line)).TrimEnd();
        }
    }

    /// <summary>What the sample says that it prints.</summary>
    internal string[] Promised => [.. Region.Split('\n').Select(line => line.TrimStart()).Where(line => line.StartsWith(Prints, StringComparison.Ordinal)).Select(line => line[Prints.Length..])];

    internal static Sample Named(string name) => new(name);

    /// <summary>Runs the sample and returns the lines that it prints; not to be called by two tests at once, for there is one console.</summary>
    internal string[] Run()
    {
        TextWriter before = Console.Out;
        using StringWriter printed = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Console.SetOut(printed);
        try
        {
            _run.CreateDelegate<Action>()();
        }
        finally
        {
            Console.SetOut(before);
        }

        string text = printed.ToString();
        return text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
    }
}
