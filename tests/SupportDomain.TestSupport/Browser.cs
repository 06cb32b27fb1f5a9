using System.Diagnostics;

namespace SupportDomain.TestSupport;

/// <summary>A headless Chromium, where one is installed.</summary>
public static class Browser
{
    public const string MissingMessage = "Chromium is not installed, so nothing is drawn; install it, or name another browser of its kind in SUPPORTDOMAIN_BROWSER.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program, or null.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Runs the browser on a file and returns what it prints.</summary>
    public static string Run(string folder, string page, params string[] arguments)
    {
        ProcessStartInfo start = new(Program ?? throw new InvalidOperationException(MissingMessage))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
            "--user-data-dir=" + Path.Combine(folder, "browser"),
        }.Concat(arguments).Append(new Uri(page).AbsoluteUri))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{Program} cannot be started.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("SUPPORTDOMAIN_BROWSER");
        IEnumerable<string> candidates = string.IsNullOrEmpty(named)
            ? (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            : [named];
        return candidates.FirstOrDefault(File.Exists);
    }
}
