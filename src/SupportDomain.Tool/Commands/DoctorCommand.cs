using System.Collections.Immutable;
using System.CommandLine;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>doctor</c>: says in plain words what is wrong with a desk, or doubtful; with a log, also what of the two does not meet.</summary>
internal static class DoctorCommand
{
    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo> desk = new("desk") { Description = terminal.Say("The desk: a JSON file.", "میز: یک پروندهٔ JSON.") };
        Option<FileInfo?> log = new("--log") { Description = terminal.Say("A log to hold against the desk: columns, times, statuses, tickets without policy.", "گزارشی که با میز سنجیده شود: ستون‌ها، زمان‌ها، وضعیت‌ها و تیکت‌های بی خط‌مشی.") };
        Command command = new("doctor", terminal.Say("Explain problems and doubtful choices of a desk in plain words.", "اشکال‌ها و گزینش‌های تردیدبرانگیز یک میز را به زبان ساده بگو.")) { desk, log };
        LogFileOptions further = new(terminal);
        further.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            FileInfo file = parsed.GetRequiredValue(desk);
            ImmutableArray<DeskFinding> findings = DeskReviewJson.Review(File.ReadAllText(file.FullName), file.Name, DateTimeZoneProviders.Tzdb, out Desk? read);
            if (read is not null && parsed.GetValue(log) is { } rows)
            {
                using LogFiles files = further.Open(parsed, read, file, rows);
                findings = [.. findings, .. terminal.WithProgress(files.Name, files.Length, progress => ReplayJob.Review(files, read, progress, cancellation))];
            }

            Write(terminal, findings);
            return findings.Any(f => f.Weight == DeskFindingWeight.Problem) ? ExitCode.Problems : ExitCode.Success;
        })));
        return command;
    }

    private static void Write(Terminal terminal, ImmutableArray<DeskFinding> findings)
    {
        if (terminal.WantsJson)
        {
            DeskReviewJson.Write(terminal.Writer, findings, terminal.Language);
            return;
        }

        foreach (DeskFinding finding in findings.OrderByDescending(f => f.Weight))
        {
            string weight = finding.Weight == DeskFindingWeight.Problem ? terminal.Say("problem", "اشکال") : terminal.Say("doubt", "تردید");
            terminal.WriteLine($"{weight}  {Place(terminal, finding)}");
            terminal.WriteLine($"    {ReasonText.Of(finding.Reason, terminal.Language)}");
        }

        int problems = findings.Count(f => f.Weight == DeskFindingWeight.Problem);
        terminal.WriteLine(findings.IsEmpty
            ? terminal.Say("No problem and no doubt.", "نه اشکالی هست و نه تردیدی.")
            : terminal.Say("problems: {0}, doubts: {1}", "اشکال: {0}، تردید: {1}", problems, findings.Length - problems));
    }

    private static string Place(Terminal terminal, DeskFinding finding) =>
        terminal.Language == WordingLanguage.Persian ? Phrase.Isolated(finding.Place) : finding.Place;
}
