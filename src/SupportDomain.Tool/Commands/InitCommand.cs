using System.CommandLine;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Commands;

/// <summary><c>init</c>: a commented desk to begin with, by flags or by asking, with the columns of an export where one is given.</summary>
internal static class InitCommand
{
    internal static Command Create(Terminal terminal)
    {
        Argument<FileInfo?> file = new("file") { Description = terminal.Say("The file to write; desk.json unless stated.", "پرونده‌ای که نوشته شود؛ اگر گفته نشود desk.json."), Arity = ArgumentArity.ZeroOrOne };
        Option<string?> preset = new("--preset") { Description = terminal.Say("Hours and holidays: iran, us, england or 24-7.", "ساعت‌ها و تعطیلات: iran، us، england یا 24-7.") };
        preset.AcceptOnlyFromAmong([.. InitDialog.Presets.Keys]);
        Option<string?> name = new("--name") { Description = terminal.Say("What people call the desk.", "نام میز.") };
        Option<string?> zone = new("--zone") { Description = terminal.Say("The time zone of log and desk, such as Asia/Tehran; that of the preset unless stated.", "منطقهٔ زمانی گزارش و میز، مانند Asia/Tehran؛ اگر گفته نشود از آن پیش‌فرض.") };
        Option<FileInfo?> log = new("--log") { Description = terminal.Say("An export of tickets: its columns, times, statuses and priorities are guessed.", "خروجی تیکت‌ها: ستون‌ها، زمان‌ها، وضعیت‌ها و اولویت‌ها از آن حدس زده می‌شود.") };
        Option<bool> force = new("--force") { Description = terminal.Say("Replace a file that is there.", "پروندهٔ موجود را جایگزین کن.") };
        Command command = new("init", terminal.Say("Write a commented starter desk.", "یک میز آغازین با توضیح بنویس.")) { file, preset, name, zone, log, force };
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            StarterPreset? chosen = parsed.GetValue(preset) is { } word ? InitDialog.Presets[word] : null;
            InitAnswers answers = Complete(terminal, new InitAnswers(chosen, parsed.GetValue(name), parsed.GetValue(zone), parsed.GetValue(log)));
            Run(terminal, answers, parsed.GetValue(file) ?? new FileInfo("desk.json"), parsed.GetValue(force), cancellation);
        })));
        return command;
    }

    /// <summary>Asks where somebody can be asked; elsewhere what was not said takes its default.</summary>
    private static InitAnswers Complete(Terminal terminal, InitAnswers given) => terminal.Answers is { } answers && !terminal.WantsJson
        ? new InitDialog(answers, terminal.Writer.Write, (english, persian) => terminal.Say(english, persian)).Ask(given)
        : given;

    private static void Run(Terminal terminal, InitAnswers answers, FileInfo file, bool isForced, CancellationToken cancellation)
    {
        if (file.Exists && !isForced)
        {
            throw new IOException(terminal.Say("{0} is there already; name another file, or replace it with --force.", "{0} از پیش هست؛ پروندهٔ دیگری نام ببرید یا با --force جایگزینش کنید.", file.ToString()));
        }

        StarterDeskOptions options = new() { Preset = answers.Preset ?? StarterPreset.AroundTheClock, Name = answers.Name ?? "Help desk", Zone = answers.Zone, Language = terminal.Language };
        options = answers.Log is { } log ? Guess(terminal, options, log, cancellation) : options;
        WholeFile.Write(file, StarterDesk.Write(options, DateTimeZoneProviders.Tzdb));
        if (terminal.WantsJson)
        {
            JsonText.Write(terminal, new { written = file.ToString(), preset = InitDialog.Presets.First(p => p.Value == options.Preset).Key, kind = options.Kind == LogKind.Events ? "events" : "cases", columns = options.Columns.ToDictionary(c => c.Key.ToString(), c => c.Value, StringComparer.Ordinal), timestamps = options.Timestamps });
            return;
        }

        terminal.WriteLine(terminal.Say("Written: {0}. The hours and the targets are assumptions: make them yours.", "نوشته شد: {0}. ساعت‌ها و هدف‌ها فرض است: از آنِ خودتان کنید.", file.ToString()));
        string more = answers.Log is null ? "tickets.csv" : answers.Log.ToString();
        terminal.WriteLine(terminal.Say("Next: support-domain doctor {0} --log {1}", "گام بعد: support-domain doctor {0} --log {1}", file.ToString(), more));
    }

    private static StarterDeskOptions Guess(Terminal terminal, StarterDeskOptions options, FileInfo file, CancellationToken cancellation)
    {
        char delimiter = CsvLog.GuessDelimiter(file.OpenRead());
        using CsvLog csv = new(file.OpenRead(), delimiter);
        StarterGuess guess = new(ReplayJob.ReadHeader(csv, file.Name));
        while (csv.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            guess.Add(csv.ToStrings());
        }

        string[] untold = [.. guess.Untold];
        if (untold.Length == 0)
        {
            return guess.Apply(options with { Delimiter = delimiter });
        }

        throw new LogFormatException(guess.Kind == LogKind.Events
            ? terminal.Say(
                "{0} looks like an event log, with {1} rows of {2} tickets, and it does not tell what to write as {3}. Leave --log out, state \"kind\": \"events\" in the desk's 'log' (\"messages\" where a row is a message), and fill that in by hand: docs/desk.md shows such a desk under 'Several rows a ticket'.",
                "{0} به گزارش رویدادها می‌ماند، با {1} سطر از {2} تیکت، و نمی‌گوید در {3} چه نوشته شود. --log را ننویسید، در عضو log میز \"kind\": \"events\" بگذارید (و اگر هر سطر یک پیام است \"messages\") و آن را با دست پر کنید: docs/desk.md چنین میزی را زیر «Several rows a ticket» نشان می‌دهد.",
                file.Name, guess.Rows, guess.Tickets, string.Join(", ", untold))
            : terminal.Say(
                "{0} has no columns that look like a ticket's name, its opening, and its solution or closing; it lacks {1}. Leave --log out, and name the columns in the desk by hand.",
                "{0} ستون‌هایی ندارد که به نام تیکت، گشایش آن و حل یا بستن آن بمانند؛ {1} کم است. --log را ننویسید و ستون‌ها را با دست در میز نام ببرید.", file.Name, string.Join(", ", untold)));
    }
}
