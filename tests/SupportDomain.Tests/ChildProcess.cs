using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using SupportDomain.Tests.Scheduling;

namespace SupportDomain.Tests;

/// <summary>This assembly as a program of its own: says what a process with other settings works out.</summary>
internal static class ChildProcess
{
    internal const string SchedulerTask = "scheduler";

    /// <summary>Prints the culture, whether the processor's vectors are in use, and the hashes of scheduled scripts.</summary>
    internal static int Main(string[] arguments)
    {
        if (arguments is not [SchedulerTask, var culture])
        {
            return 1;
        }

        Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Thread.CurrentThread.CurrentUICulture = Thread.CurrentThread.CurrentCulture;
        Console.WriteLine(SchedulerAnswer());
        return 0;
    }

    internal static string SchedulerAnswer() => string.Create(
        CultureInfo.InvariantCulture, $"{Thread.CurrentThread.CurrentCulture.Name};{Avx2.IsSupported};{WorkflowSchedulerTests.ScriptHash()};{SchedulerCommandTests.ScriptHash()}");

    /// <summary>What a new process prints.</summary>
    /// <param name="arguments">What <see cref="Main"/> takes.</param>
    /// <param name="settings">Its environment beyond that of this process.</param>
    internal static string Run(string[] arguments, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        // The runtime stands at shared/Microsoft.NETCore.App/version beside the program that starts it.
        string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(dotnet, ["exec", typeof(ChildProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process child = Process.Start(start)!;
        Task<string> faults = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"The process ended with {child.ExitCode}: {faults.Result}");
    }
}
