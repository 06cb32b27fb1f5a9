using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Commands;
using SupportDomain.Tool.Demo;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Tests.Output;

/// <summary>The report as a browser draws it: wide and narrow, light and dark, on paper, in both languages.</summary>
public sealed class ReportPictureTests : IDisposable
{
    private const int Desktop = 1100;
    private const int Phone = 390;

    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [BrowserFact]
    public void Report_OnEveryScreen_FitsAndHasTheColoursAskedFor()
    {
        foreach (WordingLanguage language in Enum.GetValues<WordingLanguage>())
        {
            string page = Write(language);
            Draw(page, language, Desktop, isDark: false).Should().Be("ffffff", "a light page is white");
            Draw(page, language, Phone, isDark: true).Should().Be("141a21", "a dark page has the dark paper");
            foreach ((int width, int wide, int beyond, int drawn) in Measure(page))
            {
                wide.Should().BeLessThanOrEqualTo(width, "the page itself never scrolls sideways at {0} pixels in {1}", width, language);
                beyond.Should().Be(0, "no text of a picture is cut off at {0} pixels in {1}", width, language);
                drawn.Should().BeGreaterThan(100, "the pictures are drawn");
            }
        }
    }

    [BrowserFact]
    public void ReportsOfSimulations_OnEveryScreen_FitAndHaveTheColoursAskedFor()
    {
        foreach (WordingLanguage language in Enum.GetValues<WordingLanguage>())
        {
            string desk = Repository.File("docs", "samples", "operations", "calls.json");
            string folder = _space.PathOf($"compared-{language}");
            _space.Run("compare", "--desk", desk, "--agents", "6,7", "--horizon", "1d", "--out", folder, "--lang", language == WordingLanguage.Persian ? "fa" : "en").Should().Be(ExitCode.Success, "{0}", _space.Error);
            string page = Path.Combine(folder, "report.html");
            Draw(page, language, Phone, isDark: true, "compared-").Should().Be("141a21", "a dark page has the dark paper");
            foreach ((int width, int wide, int beyond, int drawn) in Measure(page))
            {
                wide.Should().BeLessThanOrEqualTo(width, "the page itself never scrolls sideways at {0} pixels in {1}", width, language);
                beyond.Should().Be(0, "no text of a picture is cut off at {0} pixels in {1}", width, language);
                drawn.Should().BeGreaterThan(20, "the bars are drawn");
            }
        }
    }

    [BrowserFact]
    public void Report_OnPaper_IsAFewLightPages()
    {
        string page = Write(WordingLanguage.English);
        string pdf = _space.PathOf("report.pdf");
        Browser.Run(_space.Folder, page, "--no-pdf-header-footer", "--print-to-pdf=" + pdf);
        Keep(pdf, "print.pdf");
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(pdf));
        text.Should().StartWith("%PDF-");
        Regex.Count(text, "/Type ?/Page\\b", RegexOptions.None, TimeSpan.FromSeconds(10)).Should().BeInRange(3, 40);
    }

    private string Write(WordingLanguage language)
    {
        using MemoryStream log = new(DemoLog.Create(), writable: false);
        Desk desk = DemoCommand.ReadDesk();
        using LogFiles files = LogFiles.Of(desk, "demonstration", log);
        ReplaySummary summary = ReplayJob.Run(files, desk, LogReplayOptions.Default, sink: null, onProgress: null, CancellationToken.None);
        using StringWriter html = new(CultureInfo.InvariantCulture);
        HtmlReport.Write(html, summary, language, DemoLog.Note);
        return _space.Write($"report-{language}.html", html.ToString());
    }

    /// <summary>Draws the page, and tells the colour of its first pixel.</summary>
    private string Draw(string page, WordingLanguage language, int width, bool isDark, string prefix = "")
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{language}-{width}{(isDark ? "-dark" : string.Empty)}.png");
        string picture = _space.PathOf(name);
        List<string> arguments = [string.Create(CultureInfo.InvariantCulture, $"--window-size={width},3000"), "--screenshot=" + picture];
        if (isDark)
        {
            arguments.Add("--blink-settings=preferredColorScheme=0");
        }

        Browser.Run(_space.Folder, page, [.. arguments]);
        Keep(picture, name);
        return FirstPixel(File.ReadAllBytes(picture), width);
    }

    /// <summary>For three widths of a screen: the width of the page, how many texts of pictures stick out of it, and how many marks are drawn; asked by a script around the page.</summary>
    private List<(int Width, int Wide, int Beyond, int Drawn)> Measure(string page)
    {
        const string Script = """
            <script>
            if (window.top === window) {
              const html = document.documentElement.outerHTML;
              for (const width of [320, 390, 1100]) {
                const frame = document.createElement('iframe');
                frame.style.cssText = 'border:0;height:900px;width:' + width + 'px';
                frame.onload = () => {
                  const d = frame.contentDocument;
                  const boxes = [...d.querySelectorAll('svg text')].map(t => t.getBoundingClientRect());
                  const beyond = boxes.filter(b => b.left < -1 || b.right > width + 1).length;
                  const drawn = [...d.querySelectorAll('svg[role=img] rect')].filter(r => r.getBoundingClientRect().width > 0).length;
                  document.documentElement.setAttribute('data-at-' + width, [d.documentElement.scrollWidth, beyond, drawn].join(' '));
                };
                frame.srcdoc = html;
                document.body.append(frame);
              }
            }
            </script></body>
            """;
        string copy = _space.Write("measured.html", File.ReadAllText(page).Replace("</body>", Script, StringComparison.Ordinal));
        string dom = Browser.Run(_space.Folder, copy, "--virtual-time-budget=20000", "--dump-dom");
        MatchCollection measured = Regex.Matches(dom, "data-at-(?<1>\\d+)=\"(?<2>\\d+) (?<3>\\d+) (?<4>\\d+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        measured.Count.Should().Be(3, "the script ran");
        return [.. measured.Select(m => (Figure(m, 1), Figure(m, 2), Figure(m, 3), Figure(m, 4)))];
    }

    private static int Figure(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>With every filter of PNG the first pixel of the first row stands as it is (PNG specification, 9.2).</summary>
    private static string FirstPixel(byte[] png, int width)
    {
        Encoding.ASCII.GetString(png, 1, 3).Should().Be("PNG");
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).Should().Be(width);
        using MemoryStream packed = new();
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (string.Equals(Encoding.ASCII.GetString(png, at + 4, 4), "IDAT", StringComparison.Ordinal))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using ZLibStream rows = new(packed, CompressionMode.Decompress);
        byte[] start = new byte[4];
        rows.ReadExactly(start);
        return Convert.ToHexStringLower(start.AsSpan(1, 3));
    }

    /// <summary>Pictures are kept for people to look at in the folder that SUPPORTDOMAIN_PICTURES names.</summary>
    private static void Keep(string file, string name)
    {
        if (Environment.GetEnvironmentVariable("SUPPORTDOMAIN_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.Copy(file, Path.Combine(folder, name), overwrite: true);
        }
    }
}
