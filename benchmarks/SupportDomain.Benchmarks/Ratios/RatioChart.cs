using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace SupportDomain.Benchmarks.Ratios;

/// <summary>The <c>chart</c> mode: draws the ratios of one area as bars, one group for each case, one bar for each size.</summary>
internal static class RatioChart
{
    private const int Left = 50;
    private const int Top = 30;
    private const int Height = 260;
    private const int BarWidth = 14;
    private const int Gap = 20;
    private static readonly string[] Colours = ["#c6dbef", "#9ecae1", "#4292c6", "#2171b5", "#08306b"];

    internal static int Run(ReadOnlySpan<string> args, TextWriter error)
    {
        if (args.Length < 3)
        {
            error.WriteLine("Usage: chart results.json[,more.json] area out.svg [case ...]");
            return 2;
        }

        string area = args[1];
        HashSet<string> names = [.. args[3..]];
        List<Bar> bars = [.. args[0].Split(',').SelectMany(Read).Where(bar => string.Equals(bar.Area, area, StringComparison.Ordinal)
            && (names.Count == 0 || names.Contains(bar.Case)))];
        if (bars.Count == 0)
        {
            error.WriteLine($"No case of '{area}' in {args[0]}.");
            return 1;
        }

        File.WriteAllText(args[2], Draw(bars));
        return 0;
    }

    private static IEnumerable<Bar> Read(string path) => JObject.Parse(File.ReadAllText(path))["cases"]!.Select(
        item => new Bar((string)item["area"]!, (string)item["case"]!, (long)item["n"]!, (double)item["ratio"]!));

    private static string Draw(List<Bar> bars)
    {
        long[] sizes = [.. bars.Select(bar => bar.N).Distinct().Order()];
        IGrouping<string, Bar>[] groups = [.. bars.GroupBy(bar => bar.Case, StringComparer.Ordinal)];
        double most = Math.Ceiling(bars.Max(bar => bar.Ratio));
        int groupWidth = (sizes.Length * (BarWidth + 1)) + Gap;
        int width = Left + (groups.Length * groupWidth) + Gap;
        StringBuilder svg = new();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {Top + Height + 70}\" font-family=\"sans-serif\" font-size=\"11\" role=\"img\" aria-label=\"Times faster than the rival\">");
        Add(svg, $"<rect width=\"{width}\" height=\"{Top + Height + 70}\" fill=\"white\"/>");
        for (int line = 0; line <= most; line++)
        {
            double y = Y(line, most);
            Add(svg, $"<line x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{width - Gap}\" y2=\"{y:F1}\" stroke=\"{(line == 1 ? "#c00" : "#ddd")}\"/><text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{line}</text>");
        }

        for (int g = 0; g < groups.Length; g++)
        {
            int x = Left + (Gap / 2) + (g * groupWidth);
            foreach (Bar bar in groups[g])
            {
                int size = Array.IndexOf(sizes, bar.N);
                double y = Y(bar.Ratio, most);
                Add(svg, $"<rect x=\"{x + (size * (BarWidth + 1))}\" y=\"{y:F1}\" width=\"{BarWidth}\" height=\"{Top + Height - y:F1}\" fill=\"{Colour(size, sizes.Length)}\"><title>{bar.Case}, n = {bar.N:N0}: {bar.Ratio:F2}</title></rect>");
            }

            Add(svg, $"<text x=\"{x + (sizes.Length * (BarWidth + 1) / 2)}\" y=\"{Top + Height + 18}\" text-anchor=\"middle\">{groups[g].Key.Replace("-", "- ", StringComparison.Ordinal)}</text>");
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            Add(svg, $"<rect x=\"{Left + (i * 110)}\" y=\"{Top + Height + 40}\" width=\"12\" height=\"12\" fill=\"{Colour(i, sizes.Length)}\"/><text x=\"{Left + 18 + (i * 110)}\" y=\"{Top + Height + 50}\">n = {sizes[i]:N0}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static double Y(double ratio, double most) => Top + Height - (ratio / most * Height);

    private static string Colour(int size, int sizes) => Colours[Math.Min(Colours.Length - 1, size + Math.Max(0, Colours.Length - sizes))];

    private sealed record Bar(string Area, string Case, long N, double Ratio);
}
