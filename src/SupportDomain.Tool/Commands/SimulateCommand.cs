using System.CommandLine;
using System.Text;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Reports;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>simulate</c>: a desk in, waits, losses and occupancy out, with their intervals and with what they rest on.</summary>
internal static class SimulateCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static Command Create(Terminal terminal)
    {
        Option<FileInfo> desk = new("--desk") { Description = terminal.Say("The desk with the member 'operation', or an operation alone: a JSON file.", "میز با عضو operation، یا تنها operation: یک پروندهٔ JSON."), Required = true };
        Option<FileInfo?> log = LogOption(terminal);
        Option<FileInfo?> svg = SvgOption(terminal);
        Option<DirectoryInfo?> output = OutOption(terminal);
        SimulationArguments arguments = new(terminal, takesPrecision: true);
        Command command = new("simulate", terminal.Say("Simulate a desk: waits, losses and occupancy with intervals, and what they assume.", "یک میز را شبیه‌سازی کن: انتظارها، ازدست‌رفته‌ها و اشتغال با بازهٔ اطمینان و فرض‌ها.")) { desk, log, output, svg };
        LogFileOptions further = new(terminal);
        further.AddTo(command);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            if (!OperationInput.TryRead(terminal, parsed.GetRequiredValue(desk), parsed.GetValue(log), (d, file, rows) => further.Open(parsed, d, file, rows), cancellation, out OperationInput? input, out int code))
            {
                return code;
            }

            SimulationOptions options = arguments.Of(parsed, [input.Operation]);
            return Guarded(terminal, () => Run(terminal, input, options, parsed.GetValue(output), parsed.GetValue(svg), cancellation));
        })));
        return command;
    }

    internal static Option<FileInfo?> LogOption(Terminal terminal) => new("--log")
    {
        Description = terminal.Say("A log that tells the arrivals of workloads that state none.", "گزارشی که ورودهای کارهایی را که چیزی نگفته‌اند می‌گوید."),
    };

    internal static Option<FileInfo?> SvgOption(Terminal terminal) => new("--svg")
    {
        Description = terminal.Say("Draw the mean waits with their intervals to this file.", "میانگین انتظارها را با بازه‌هایشان در این پرونده بکش."),
    };

    internal static Option<DirectoryInfo?> OutOption(Terminal terminal) => new("--out")
    {
        Description = terminal.Say("A folder for report.html and report.json; without it the result is only shown.", "پوشه‌ای برای report.html و report.json؛ بی آن نتیجه تنها نشان داده می‌شود."),
    };

    /// <summary>Writes the page and the data, both or neither, and says so.</summary>
    internal static void WriteReports(Terminal terminal, ReportFolder files, EstimateReport report, string json, CancellationToken cancellation)
    {
        using (StreamWriter data = new(files.Create("report.json"), Utf8, leaveOpen: true))
        {
            data.Write(json);
        }

        using (StreamWriter html = new(files.Create("report.html"), Utf8, leaveOpen: true))
        {
            HtmlReport.Write(html, report, terminal.Language);
        }

        cancellation.ThrowIfCancellationRequested();
        files.Finish();
    }

    /// <summary>Says what was written, where somebody reads it.</summary>
    internal static void SayWritten(Terminal terminal, DirectoryInfo? folder)
    {
        if (folder is not null && !terminal.WantsJson)
        {
            terminal.WriteLine();
            terminal.WriteLine(terminal.Say("Written: report.html and report.json in {0}", "نوشته شد: report.html و report.json در {0}", folder.ToString()));
        }
    }

    /// <summary>Turns what the simulator refuses into a fault of the command line, or of the desk.</summary>
    internal static int Guarded(Terminal terminal, Action run)
    {
        try
        {
            run();
            return ExitCode.Success;
        }
        catch (ArgumentException fault)
        {
            string message = fault.Message.Split(" (Parameter", 2)[0].ReplaceLineEndings(" ");
            return Faults.Fail(terminal, message, fault.ParamName is "options" or "variants" ? ExitCode.Usage : ExitCode.Desk);
        }
        catch (Exception e) when (e is InvalidOperationException or OverflowException)
        {
            // The desk is so overloaded that the scheduler is full, or that sums of waits are beyond all numbers.
            return Faults.Fail(terminal, e.Message, ExitCode.Desk);
        }
    }

    private static void Run(Terminal terminal, OperationInput input, SimulationOptions options, DirectoryInfo? folder, FileInfo? svg, CancellationToken cancellation)
    {
        using ReportFolder? files = folder is null ? null : new ReportFolder(folder.FullName);
        SimulationResult result = terminal.WithProgress(
            input.Name, options.Replications, progress => Simulator.Run(input.Operation, options, new Steps(progress), cancellation), isBytes: false);
        string json = files is null && !terminal.WantsJson ? string.Empty : JsonText.Of(SimulationData.Of(input, result));
        if (files is not null)
        {
            WriteReports(terminal, files, SimulationPages.Of(terminal, input, result), json, cancellation);
        }

        if (svg is not null)
        {
            WholeFile.Write(svg, SimulationReport.Picture(terminal, SimulationReport.Rows(terminal, result).Select(w => KeyValuePair.Create(w.Name, w.Result.MeanWaitSeconds))));
        }

        if (terminal.WantsJson)
        {
            terminal.Writer.Write(json);
            return;
        }

        SimulationReport.Write(terminal, input, result);
        SayWritten(terminal, folder);
    }

    /// <summary>Tells the progress bar of each replication at once.</summary>
    internal sealed class Steps(Action<long>? told) : IProgress<int>
    {
        public void Report(int value) => told?.Invoke(value);
    }
}
