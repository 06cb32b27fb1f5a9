using System.Globalization;
using Spectre.Console;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool.Output;

/// <summary>A simulation on a terminal.</summary>
internal static class SimulationReport
{
    /// <summary>From this share of the measured customers on, inclusive, that are left unfinished the desk is said to be overloaded.</summary>
    private const double MostUnfinished = 0.01;

    internal static void Write(Terminal terminal, OperationInput input, SimulationResult result)
    {
        Table table = NewTable(
            terminal.Say("work", "کار"), terminal.Say("customers", "مشتریان"), terminal.Say("wait, s", "انتظار، ثانیه"), terminal.Say("waited, %", "منتظر، ٪"),
            terminal.Say("left, %", "رفته، ٪"), terminal.Say("turned away, %", "بی‌جا، ٪"), terminal.Say("late, %", "دیر، ٪"));
        foreach ((string name, WorkloadResult work) in Rows(terminal, result))
        {
            table.AddRow(
                Name(name), Count(terminal, work.Arrived), Seconds(terminal, work.MeanWaitSeconds), Share(terminal, work.WaitedShare), Share(terminal, work.AbandonedShare),
                Share(terminal, work.TurnedAwayShare), Share(terminal, work.DueMissedShare));
        }

        terminal.Output.Write(table);
        terminal.WriteLine(terminal.Say(
            "Agents: {0}; something in hand {1} % of the time on duty; {2} waited on average.", "کارشناسان: {0}؛ {1} ٪ زمان کار را مشغول؛ به طور میانگین {2} نفر منتظر.",
            input.Operation.Agents.Length, Plain(result.Occupancy, 100), Plain(result.MeanQueue, 1)));
        terminal.WriteLine(Method(terminal, result));
        WriteLines(terminal, Warnings(terminal, input.Name, result));
        WriteAssumptions(terminal, [input]);
    }

    /// <summary>All together, and each workload where there are several.</summary>
    internal static IEnumerable<(string Name, WorkloadResult Result)> Rows(Terminal terminal, SimulationResult result) => result.Workloads.Length == 1
        ? [(result.Workloads[0].Name, result.Total)]
        : [.. result.Workloads.Select(w => (w.Name, w)), (terminal.Say("(all)", "(همه)"), result.Total)];

    internal static string Picture(Terminal terminal, IEnumerable<KeyValuePair<string, Estimate>> bars) => EstimatePicture.Svg(
        terminal.Say("Mean wait in seconds, with intervals at 95 %", "میانگین انتظار به ثانیه، با بازه‌های ۹۵ ٪"), [.. bars]);

    /// <summary>How the estimates were made.</summary>
    internal static string Method(Terminal terminal, SimulationResult result) => terminal.Say(
            "± is half of an interval at 95 %. Seed {0}, replications: {1}, batches in each: {2}, not measured before: {3} customers.",
            "± نیمهٔ بازهٔ ۹۵ ٪ است. دانه {0}، تکرارها: {1}، دسته‌ها در هر تکرار: {2}، سنجیده‌نشده در آغاز: {3} مشتری.",
            result.Options.Seed, result.Replications, result.Options.Batches, result.Options.WarmUp);

    /// <summary>What makes the estimates doubtful.</summary>
    internal static IEnumerable<string> Warnings(Terminal terminal, string name, SimulationResult result)
    {
        if (!result.IsPrecise)
        {
            yield return terminal.Say("Warning: the asked-for precision was not reached; allow more --replications.", "هشدار: به دقت خواسته‌شده نرسید؛ ‎--replications بیشتری بدهید.");
        }

        if (result.Unfinished > MostUnfinished * result.Total.Arrived)
        {
            yield return terminal.Say(
                "Warning: {0}: {1} of {2} customers still waited in the end. The desk is overloaded, and the waits shown are too short.",
                "هشدار: {0}: {1} از {2} مشتری در پایان هنوز منتظر بودند. بار میز بیش از توان آن است و انتظارهای نشان‌داده کوتاه‌تر از واقع‌اند.", name, result.Unfinished, result.Total.Arrived);
        }
    }

    internal static void WriteAssumptions(Terminal terminal, IReadOnlyList<OperationInput> inputs)
    {
        foreach (OperationInput input in inputs)
        {
            terminal.WriteLine();
            terminal.WriteLine(inputs.Count == 1 ? terminal.Say("Assumptions", "فرض‌ها") : terminal.Say("Assumptions of {0}", "فرض‌های {0}", input.Name));
            WriteLines(terminal, AssumptionsOf(terminal, input));
        }
    }

    /// <summary>A line for each assumption of a desk, and one for what of a log was not taken.</summary>
    internal static IEnumerable<string> AssumptionsOf(Terminal terminal, OperationInput input) =>
    [
        .. OperationWords.Assumptions(terminal, input.Operation),
        .. input.LeftOut + input.Untaken == 0 ? Array.Empty<string>() :
        [
            terminal.Say("  rows of the log that are left out: {0}; tickets that are no workload's: {1}", "  سطرهای کنارگذاشتهٔ گزارش: {0}؛ تیکت‌هایی که از آن هیچ کاری نیستند: {1}", input.LeftOut, input.Untaken),
        ],
    ];

    internal static string SameCustomers(Terminal terminal) => terminal.Say(
        "All variants saw the same customers; a difference whose interval has no 0 is more than chance.", "همهٔ گونه‌ها همان مشتریان را دیدند؛ تفاوتی که بازه‌اش صفر ندارد از سر تصادف نیست.");

    /// <summary>Which variants have agents that the desk does not, and like whom they are assumed to be.</summary>
    internal static IEnumerable<string> Copies(Terminal terminal, IReadOnlyList<OperationInput> inputs, IReadOnlyList<KeyValuePair<string, DeskOperation>> variants)
    {
        DeskOperation desk = inputs[0].Operation;
        return variants.Where(v => v.Value.Agents.Length > desk.Agents.Length && inputs.Count == 1).Select(v => terminal.Say(
            "  {0}: {1} of them are assumed to be like {2}", "  {0}: {1} نفر از آنها مانند {2} فرض شده‌اند", v.Key, v.Value.Agents.Length - desk.Agents.Length, desk.Agents[^1].Id.Value));
    }

    internal static void WriteLines(Terminal terminal, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            terminal.WriteLine(line);
        }
    }

    internal static Table NewTable(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(columns[0]);
        foreach (string column in columns[1..])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    internal static string Name(string name) => Markup.Escape(TerminalText.Printable(name));

    internal static string Seconds(Terminal terminal, Estimate estimate) => Digits(terminal, Plain(estimate, 1));

    internal static string Share(Terminal terminal, Estimate estimate) => Digits(terminal, Plain(estimate, 100));

    internal static string Count(Terminal terminal, long count) => Digits(terminal, count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>An estimate times a factor with half its interval, to a tenth; a dash for what is not known.</summary>
    private static string Plain(Estimate estimate, double factor) => !double.IsFinite(estimate.Value) ? "–"
        : double.IsFinite(estimate.HalfWidth) ? string.Create(CultureInfo.InvariantCulture, $"{estimate.Value * factor:0.0;-0.0;0.0} ± {estimate.HalfWidth * factor:0.0;-0.0;0.0}")
        : string.Create(CultureInfo.InvariantCulture, $"{estimate.Value * factor:0.0;-0.0;0.0}");

    private static string Digits(Terminal terminal, string number) => terminal.Language == WordingLanguage.Persian ? Phrase.Digits(number) : number;
}
