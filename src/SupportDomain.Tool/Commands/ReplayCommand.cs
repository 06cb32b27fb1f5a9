using System.CommandLine;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>replay</c>: a log and a desk in, verdicts and a report out.</summary>
internal static class ReplayCommand
{
    /// <summary>Half a character in a log is written as U+FFFD, not refused.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo> log = new("log") { Description = terminal.Say("The log: a CSV file, plain or gzip, a row a ticket, an event, a message or a turn, as the desk says.", "گزارش: یک پروندهٔ CSV، ساده یا gzip، هر سطر یک تیکت، رویداد، پیام یا نوبت، چنان‌که میز می‌گوید.") };
        LogFileOptions further = new(terminal);
        Option<FileInfo> desk = new("--desk") { Description = terminal.Say("The desk: a JSON file with column mapping, calendars and clocks.", "میز: یک پروندهٔ JSON با نگاشت ستون‌ها، تقویم‌ها و ساعت‌ها."), Required = true };
        Option<DirectoryInfo?> output = OutOption(terminal);
        Option<bool> strict = new("--strict") { Description = terminal.Say("Stop at the first row at fault instead of counting it.", "در نخستین سطر نادرست بایست، به جای آنکه آن را بشماری.") };
        Option<Instant?> asOf = AsOfOption(terminal);
        Command command = new("replay", terminal.Say("Replay a log against the SLA clocks of a desk.", "گزارش تیکت‌ها را با ساعت‌های SLA یک میز بسنج.")) { log, desk, output, strict, asOf };
        further.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            FileInfo deskFile = parsed.GetRequiredValue(desk);
            Desk read = ReadDesk(deskFile);
            FileInfo logFile = parsed.GetRequiredValue(log);
            LogReplayOptions options = new() { IsStrict = parsed.GetValue(strict), AsOf = parsed.GetValue(asOf) };
            using LogFiles files = further.Open(parsed, read, deskFile, logFile);
            Replay(terminal, read, files, parsed.GetValue(output), options, note: null, cancellation);
        })));
        return command;
    }

    internal static Option<DirectoryInfo?> OutOption(Terminal terminal) => new("--out")
    {
        Description = terminal.Say("A folder for report.html, report.json and verdicts.csv; without it the result is only shown.", "پوشه‌ای برای report.html، report.json و verdicts.csv؛ بی آن نتیجه تنها نشان داده می‌شود."),
    };

    /// <summary>The instant of the verdicts, which several verbs ask for.</summary>
    internal static Option<Instant?> AsOfOption(Terminal terminal) => new("--as-of")
    {
        Description = terminal.Say("Judge open tickets at this instant, such as 2026-03-21T08:30:00Z; by default the desk's, or the latest in the log.", "تیکت‌های باز را در این لحظه بسنج، مانند 2026-03-21T08:30:00Z؛ اگر گفته نشود لحظهٔ میز، یا واپسین لحظهٔ گزارش."),
        CustomParser = result =>
        {
            ParseResult<Instant> parsed = InstantPattern.ExtendedIso.Parse(result.Tokens[0].Value);
            if (parsed.Success && parsed.Value.InUtc().Year is >= 1900 and <= 2189)
            {
                return parsed.Value;
            }

            result.AddError(terminal.Say(
                "--as-of is '{0}'; it must be an instant in UTC such as 2026-03-21T08:30:00Z, in the years from 1900 to 2189.",
                "‎--as-of {0} است؛ باید لحظه‌ای به وقت UTC باشد مانند 2026-03-21T08:30:00Z، در سال‌های ۱۹۰۰ تا ۲۱۸۹.", result.Tokens[0].Value));
            return null;
        },
    };

    internal static Desk ReadDesk(FileInfo file)
    {
        using StreamReader reader = file.OpenText();
        return DeskJson.Read(reader, file.Name, DateTimeZoneProviders.Tzdb);
    }

    /// <summary>Replays and shows; writes the files if there is a folder for them.</summary>
    internal static void Replay(
        Terminal terminal, Desk desk, LogFiles log, DirectoryInfo? folder, LogReplayOptions options, string? note, CancellationToken cancellation)
    {
        using ReportFolder? files = folder is null ? null : new ReportFolder(folder.FullName);
        ReplaySummary summary = terminal.WithProgress(log.Name, log.Length, progress => Replay(desk, log, files, options, progress, cancellation));
        if (files is not null)
        {
            WriteReports(files, summary, note, terminal.Language);
            cancellation.ThrowIfCancellationRequested();
            files.Finish();
        }

        if (terminal.WantsJson)
        {
            ReplayJson.Write(terminal.Writer, summary);
            return;
        }

        TerminalReport.Write(terminal, summary);
        if (folder is not null)
        {
            terminal.WriteLine(terminal.Say("Written: report.html, report.json and verdicts.csv in {0}", "نوشته شد: report.html، report.json و verdicts.csv در {0}", folder.ToString()));
        }
    }

    /// <summary>The job without the terminal: also what the benchmarks measure.</summary>
    internal static ReplaySummary Replay(Desk desk, LogFiles log, ReportFolder? files, LogReplayOptions options, Action<long>? onProgress, CancellationToken cancellation)
    {
        if (files is null)
        {
            return ReplayJob.Run(log, desk, options, sink: null, onProgress, cancellation);
        }

        using VerdictFile verdicts = new(files.Create("verdicts.csv"), desk);
        return ReplayJob.Run(log, desk, options, verdicts, onProgress, cancellation);
    }

    internal static void WriteReports(ReportFolder files, ReplaySummary summary, string? note, WordingLanguage language = WordingLanguage.English)
    {
        using (StreamWriter json = new(files.Create("report.json"), Utf8, leaveOpen: true))
        {
            ReplayJson.Write(json, summary);
        }

        using StreamWriter html = new(files.Create("report.html"), Utf8, leaveOpen: true);
        HtmlReport.Write(html, summary, language, note);
    }
}
