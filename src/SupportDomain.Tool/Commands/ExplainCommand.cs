using System.CommandLine;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>explain</c>: one ticket of a log, every second of its life accounted for, as text, as JSON and as a picture.</summary>
internal static class ExplainCommand
{
    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo> log = new("log") { Description = terminal.Say("The log: a CSV file, plain or gzip.", "گزارش: یک پروندهٔ CSV، ساده یا gzip.") };
        Option<FileInfo> desk = new("--desk") { Description = terminal.Say("The desk: a JSON file.", "میز: یک پروندهٔ JSON."), Required = true };
        Option<string> ticket = new("--ticket") { Description = terminal.Say("The ticket's name in the log.", "نام تیکت در گزارش."), Required = true };
        Option<FileInfo?> svg = new("--svg") { Description = terminal.Say("Draw the ticket's life to this file.", "عمر تیکت را در این پرونده بکش.") };
        Option<bool> all = new("--all") { Description = terminal.Say("Tell every segment of a long timeline.", "همهٔ بازه‌های یک خط زمان دراز را بگو.") };
        Option<Instant?> asOf = ReplayCommand.AsOfOption(terminal);
        Command command = new("explain", terminal.Say("Explain one ticket: facts, clocks, timeline and verdicts.", "یک تیکت را توضیح بده: واقعیت‌ها، ساعت‌ها، خط زمان و حکم‌ها.")) { log, desk, ticket, svg, all, asOf };
        LogFileOptions further = new(terminal);
        further.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            FileInfo deskFile = parsed.GetRequiredValue(desk);
            Desk read = ReplayCommand.ReadDesk(deskFile);
            using LogFiles files = further.Open(parsed, read, deskFile, parsed.GetRequiredValue(log));
            TicketExplanation explanation = Explain(terminal, files, read, parsed.GetRequiredValue(ticket), parsed.GetValue(asOf), cancellation);
            Write(terminal, explanation, read.Log.Zone, parsed.GetValue(all));
            if (parsed.GetValue(svg) is { } file)
            {
                WholeFile.Write(file, TicketPicture.Svg(explanation, terminal.Language, read.Log.Zone));
            }
        })));
        return command;
    }

    private static TicketExplanation Explain(Terminal terminal, LogFiles files, Desk desk, string name, Instant? asOf, CancellationToken cancellation)
    {
        if (!TicketId.TryParse(name, null, out TicketId ticket))
        {
            throw new LogFormatException(terminal.Say("--ticket is '{0}', which no ticket can be named.", "--ticket {0} است که نام هیچ تیکتی نمی‌تواند باشد.", name));
        }

        TicketHistory history = ReplayJob.History(files, desk, ticket, new LogReplayOptions { AsOf = asOf }, cancellation) ?? throw new LogFormatException(terminal.Say(
            "{0} has no ticket '{1}' that can be read and was opened by the instant of the verdicts. Write the name as the log does; 'support-domain doctor --log' tells of rows that are left out.",
            "{0} تیکتی به نام {1} که خوانده شود و تا لحظهٔ حکم‌ها گشوده شده باشد ندارد. نام را مانند گزارش بنویسید؛ «support-domain doctor --log» از سطرهای کنارگذاشته می‌گوید.", files.Name, name));
        return TicketExplanation.Of(desk.ServiceLevels, history.Events, history.AsOf);
    }

    private static void Write(Terminal terminal, TicketExplanation explanation, DateTimeZone zone, bool isComplete)
    {
        if (terminal.WantsJson)
        {
            TicketExplanationJson.Write(terminal.Writer, explanation, terminal.Language);
            return;
        }

        foreach (string line in TicketText.Lines(explanation, terminal.Language, zone, isComplete))
        {
            terminal.WriteLine(line);
        }
    }
}
