using System.Collections.Immutable;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool.Output;

/// <summary>Simulations and comparisons as reports: every figure with its interval, and the assumptions by name.</summary>
internal static class SimulationPages
{
    /// <summary>How many workloads have a bar in a chart; the data file holds them all.</summary>
    private const int MostWorkloads = 20;

    private const double Percent = 100;

    internal static EstimateReport Of(Terminal terminal, OperationInput input, SimulationResult result)
    {
        List<(string Name, WorkloadResult Result)> rows = Shown(terminal, result);
        string? cut = result.Workloads.Length > MostWorkloads
            ? terminal.Say("The {0} workloads with the most customers of {1} are drawn; report.json holds them all.", "{0} کار با بیشترین مشتری از {1} کار کشیده شده‌اند؛ report.json همه را دارد.", MostWorkloads, result.Workloads.Length)
            : null;
        EstimateChart Chart(string english, string persian, Func<WorkloadResult, Estimate> figure, double factor) =>
            new(terminal.Say(english, persian), terminal.Say("work", "کار"), rows.Select(r => Figure(r.Name, figure(r.Result), factor)));

        return new EstimateReport(
            terminal.Say("Simulation", "شبیه‌سازی"),
            input.Name,
            [SimulationReport.Method(terminal, result)],
            SimulationReport.Warnings(terminal, input.Name, result),
            [
                Fact(terminal, "agents", "کارشناسان", SimulationReport.Count(terminal, input.Operation.Agents.Length)),
                Fact(terminal, "customers measured", "مشتریان سنجیده", SimulationReport.Count(terminal, result.Total.Arrived)),
                Fact(terminal, "waiting on average", "منتظر به طور میانگین", SimulationReport.Seconds(terminal, result.MeanQueue)),
                Fact(terminal, "occupied, %", "اشتغال، ٪", SimulationReport.Share(terminal, result.Occupancy)),
            ],
            [
                new EstimateSection(
                    terminal.Say("Waits", "انتظارها"),
                    Sentences(
                        terminal.Say(
                            "A wait is the time from arrival until somebody begins, or until the customer leaves; who is turned away counts in no wait.",
                            "انتظار زمان از ورود تا آغاز رسیدگی یا رفتن مشتری است؛ کسی که بازگردانده شود در هیچ انتظاری نیست."),
                        cut),
                    [
                        Chart("Mean wait, in seconds", "میانگین انتظار، به ثانیه", w => w.MeanWaitSeconds, 1),
                        Chart("Mean wait of those who were served, in seconds", "میانگین انتظار رسیدگی‌شده‌ها، به ثانیه", w => w.MeanWaitOfServedSeconds, 1),
                        Chart("Waited at all, in %", "دست‌کم اندکی منتظر، به درصد", w => w.WaitedShare, Percent),
                    ]),
                new EstimateSection(
                    terminal.Say("Waited longer than", "منتظر بیش از"),
                    terminal.Say("Of those who found room, the share whose wait was longer.", "از کسانی که جا یافتند، سهم آنهایی که انتظارشان درازتر بود."),
                    rows.Where(r => !r.Result.WaitedLonger.IsEmpty).Select(r => new EstimateChart(
                        terminal.Say("{0}: waited longer than, in %", "{0}: منتظر بیش از، به درصد", r.Name), terminal.Say("longer than", "بیش از"),
                        r.Result.WaitedLonger.Select(t => Figure(OperationWords.Length(terminal, t.Key), t.Value, Percent))))),
                new EstimateSection(
                    terminal.Say("Left, turned away, late", "رفته، بازگردانده، دیر"),
                    terminal.Say(
                        "Left: of those who found room. Turned away: of all who came. Late: of those served, done after the due time.",
                        "رفته: از کسانی که جا یافتند. بازگردانده: از همهٔ واردشدگان. دیر: از رسیدگی‌شده‌ها، پس از سررسید."),
                    [
                        Chart("Left before anybody began, in %", "پیش از آغاز رسیدگی رفته، به درصد", w => w.AbandonedShare, Percent),
                        Chart("Turned away, in %", "بازگردانده، به درصد", w => w.TurnedAwayShare, Percent),
                        Chart("Done late, in %", "دیر انجام‌شده، به درصد", w => w.DueMissedShare, Percent),
                    ]),
                new EstimateSection(
                    terminal.Say("Agents", "کارشناسان"),
                    terminal.Say("The share of the time on duty in which an agent has something in hand.", "سهم زمان کار که در آن کارشناس چیزی در دست دارد."),
                    [new EstimateChart(terminal.Say("Occupied, in %", "اشتغال، به درصد"), terminal.Say("agents", "کارشناسان"), [Figure(terminal.Say("(all)", "(همه)"), result.Occupancy, Percent)])]),
            ],
            Assumptions(terminal, [input], []));
    }

    internal static EstimateReport Of(Terminal terminal, IReadOnlyList<OperationInput> inputs, IReadOnlyList<KeyValuePair<string, DeskOperation>> variants, IReadOnlyList<VariantResult> rows)
    {
        string first = rows[0].Name;
        string variant = terminal.Say("variant", "گونه");
        EstimateChart Own(string title, Func<VariantResult, Estimate> figure, double factor) => new(title, variant, rows.Select(r => Figure(r.Name, figure(r), factor)));
        EstimateChart Difference(string unitEnglish, string unitPersian, Func<VariantResult, Estimate> figure, double factor) => new(
            terminal.Say("Difference from {0}, in " + unitEnglish, "تفاوت با {0}، به " + unitPersian, first), variant, rows.Skip(1).Select(r => Figure(r.Name, figure(r), factor)));
        EstimateSection Section(string heading, string title, Func<VariantResult, Estimate> own, Func<VariantResult, Estimate> difference) =>
            new(heading, null, [Own(title, own, Percent), Difference("points", "واحد درصد", difference, Percent)]);

        return new EstimateReport(
            terminal.Say("Comparison", "مقایسه"),
            string.Join(terminal.Say(", ", "، "), rows.Select(r => r.Name)),
            [SimulationReport.SameCustomers(terminal), SimulationReport.Method(terminal, rows[0].Result)],
            rows.SelectMany(r => SimulationReport.Warnings(terminal, r.Name, r.Result)),
            rows.Select((r, i) => KeyValuePair.Create(r.Name, terminal.Say("agents: {0}", "کارشناسان: {0}", variants[i].Value.Agents.Length))),
            [
                new EstimateSection(
                    terminal.Say("Waits", "انتظارها"), null,
                    [Own(terminal.Say("Mean wait, in seconds", "میانگین انتظار، به ثانیه"), r => r.Result.Total.MeanWaitSeconds, 1), Difference("seconds", "ثانیه", r => r.MeanWaitDifferenceSeconds, 1)]),
                new EstimateSection(terminal.Say("Waited longer than", "منتظر بیش از"), null, Longer(terminal, rows, variant)),
                Section(
                    terminal.Say("Left before anybody began", "پیش از آغاز رسیدگی رفته"), terminal.Say("Left, in %", "رفته، به درصد"), r => r.Result.Total.AbandonedShare, r => r.AbandonedShareDifference),
                new EstimateSection(
                    terminal.Say("Turned away", "بازگردانده"), null, [Own(terminal.Say("Turned away, in %", "بازگردانده، به درصد"), r => r.Result.Total.TurnedAwayShare, Percent)]),
                Section(terminal.Say("Late", "دیر"), terminal.Say("Done late, in %", "دیر انجام‌شده، به درصد"), r => r.Result.Total.DueMissedShare, r => r.DueMissedShareDifference),
                Section(terminal.Say("Occupancy", "اشتغال"), terminal.Say("Occupied, in %", "اشتغال، به درصد"), r => r.Result.Occupancy, r => r.OccupancyDifference),
            ],
            Assumptions(terminal, inputs, SimulationReport.Copies(terminal, inputs, variants)));
    }

    private static IEnumerable<EstimateChart> Longer(Terminal terminal, IReadOnlyList<VariantResult> rows, string variant) => rows[0].Result.Total.WaitedLonger.Select((t, i) => new EstimateChart(
        terminal.Say("Waited longer than {0}, in %", "منتظر بیش از {0}، به درصد", OperationWords.Length(terminal, t.Key)), variant, rows.Select(r => Figure(r.Name, r.Result.Total.WaitedLonger[i].Value, Percent))));

    /// <summary>The rows of the terminal, of many workloads those with the most customers, in their order.</summary>
    private static List<(string Name, WorkloadResult Result)> Shown(Terminal terminal, SimulationResult result)
    {
        List<(string Name, WorkloadResult Result)> all = [.. SimulationReport.Rows(terminal, result)];
        if (result.Workloads.Length <= MostWorkloads)
        {
            return all;
        }

        HashSet<WorkloadResult> largest = [.. result.Workloads.OrderByDescending(w => w.Arrived).Take(MostWorkloads)];
        return [.. all.Where((r, i) => i == all.Count - 1 || largest.Contains(r.Result))];
    }

    private static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Assumptions(Terminal terminal, IReadOnlyList<OperationInput> inputs, IEnumerable<string> more) => inputs.Select((input, i) => KeyValuePair.Create(
        inputs.Count == 1 ? string.Empty : input.Name,
        ImmutableArray.CreateRange(SimulationReport.AssumptionsOf(terminal, input).Concat(i == inputs.Count - 1 ? more : []).Select(l => l.Trim()))));

    /// <summary>A single figure, its marks in Persian those of the charts.</summary>
    private static KeyValuePair<string, string> Fact(Terminal terminal, string english, string persian, string value) =>
        KeyValuePair.Create(terminal.Say(english, persian), terminal.Language == WordingLanguage.Persian ? value.Replace('.', '٫').Replace(',', '٬') : value);

    private static string Sentences(params string?[] sentences) => string.Join(' ', sentences.OfType<string>());

    /// <summary>What is not known, or has no interval, stays so; shares are told in percent.</summary>
    private static EstimateFigure Figure(string name, Estimate estimate, double factor) => new(
        name, double.IsFinite(estimate.Value) ? estimate.Value * factor : double.NaN, double.IsFinite(estimate.HalfWidth) ? estimate.HalfWidth * factor : double.NaN);
}
