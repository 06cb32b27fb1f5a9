using System.Globalization;
using System.Runtime.InteropServices;
using Newtonsoft.Json;

namespace SupportDomain.Benchmarks.Ratios;

/// <summary>The <c>ratios</c> mode: chooses cases, prints a line for each, writes the JSON file.</summary>
internal static class RatioCommand
{
    private const int LeastRounds = 5;
    private const int FullRounds = 11;

    internal static int Run(ReadOnlySpan<string> args, IEnumerable<RatioCase> cases, TextWriter output, TextWriter error)
    {
        Options? options = Options.Parse(args, error);
        if (options is null)
        {
            return 2;
        }

        List<RatioResult> results = [];
        foreach (RatioCase @case in cases.Where(c => options.Chooses(c)))
        {
            if (@case.SkipReason is not null)
            {
                error.WriteLine($"skipped {@case.Area} {@case.Name} {@case.N}: {@case.SkipReason}");
                continue;
            }

            RatioResult result = RatioRunner.Run(@case, options.Rounds);
            results.Add(result);
            output.WriteLine(Line(result));
            output.Flush();
        }

        if (results.Count == 0)
        {
            error.WriteLine($"No case matches '{options.Filter}'{(options.Quick ? " with --quick" : string.Empty)}.");
            return 1;
        }

        Write(options.JsonPath, results);
        error.WriteLine($"{results.Count} cases, medians of {options.Rounds} rounds, thread CPU time; {options.JsonPath} written.");
        return 0;
    }

    private static string Line(RatioResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Area} {r.Name} {r.N} {r.OursNanoseconds:F2} {r.RivalNanoseconds:F2} {r.Ratio:F3} {r.AllocatedBytes:F2}");

    private static void Write(string path, List<RatioResult> results)
    {
        string text = JsonConvert.SerializeObject(
            new
            {
                runtime = RuntimeInformation.FrameworkDescription,
                system = RuntimeInformation.OSDescription,
                architecture = RuntimeInformation.ProcessArchitecture.ToString(),
                processors = Environment.ProcessorCount,
                unit = "nanoseconds and bytes per operation, medians; ratio = rival / ours",
                cases = results.Select(r => new
                {
                    area = r.Area,
                    @case = r.Name,
                    n = r.N,
                    ours = r.OursName,
                    rival = r.RivalName,
                    rounds = r.Rounds,
                    ours_ns = r.OursNanoseconds,
                    rival_ns = r.RivalNanoseconds,
                    ratio = r.Ratio,
                    alloc_bytes = r.AllocatedBytes,
                }),
            },
            Formatting.Indented);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text + "\n");
    }

    private sealed record Options(string? Filter, bool Quick, int Rounds, string JsonPath)
    {
        internal bool Chooses(RatioCase @case) =>
            (!Quick || @case.InQuick)
            && (Filter is null || $"{@case.Area} {@case.Name} {@case.N}".Contains(Filter, StringComparison.OrdinalIgnoreCase));

        internal static Options? Parse(ReadOnlySpan<string> args, TextWriter error)
        {
            string? filter = null;
            bool quick = false;
            int? rounds = null;
            string json = Path.Combine("artifacts", "ratios.json");
            for (int i = 0; i < args.Length; i++)
            {
                switch (args[i])
                {
                    case "--quick":
                        quick = true;
                        break;
                    case "--json" when i + 1 < args.Length:
                        json = args[++i];
                        break;
                    case "--rounds" when i + 1 < args.Length
                        && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n >= LeastRounds:
                        rounds = n;
                        i++;
                        break;
                    case { } word when filter is null && !word.StartsWith('-'):
                        filter = word;
                        break;
                    default:
                        error.WriteLine(
                            $"'{args[i]}' is not understood. Usage: ratios [filter] [--quick] [--rounds N, at least {LeastRounds}] [--json file]");
                        return null;
                }
            }

            return new Options(filter, quick, rounds ?? (quick ? LeastRounds : FullRounds), json);
        }
    }
}
