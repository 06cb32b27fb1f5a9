using Spectre.Console;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool.Output;

/// <summary>A comparison on a terminal: the variants, and how they differ from the first.</summary>
internal static class ComparisonReport
{
    internal static void Write(Terminal terminal, IReadOnlyList<OperationInput> inputs, IReadOnlyList<KeyValuePair<string, DeskOperation>> variants, IReadOnlyList<VariantResult> rows)
    {
        Table table = SimulationReport.NewTable(
            terminal.Say("variant", "گونه"), terminal.Say("agents", "کارشناسان"), terminal.Say("wait, s", "انتظار، ثانیه"), terminal.Say("left, %", "رفته، ٪"), terminal.Say("late, %", "دیر، ٪"), terminal.Say("occupied, %", "اشتغال، ٪"));
        Table differences = SimulationReport.NewTable(
            terminal.Say("difference from {0}", "تفاوت با {0}", rows[0].Name), terminal.Say("wait, s", "انتظار، ثانیه"), terminal.Say("left, points", "رفته، واحد درصد"), terminal.Say("late, points", "دیر، واحد درصد"), terminal.Say("occupied, points", "اشتغال، واحد درصد"));
        for (int i = 0; i < rows.Count; i++)
        {
            VariantResult row = rows[i];
            table.AddRow(
                SimulationReport.Name(row.Name), SimulationReport.Count(terminal, variants[i].Value.Agents.Length), SimulationReport.Seconds(terminal, row.Result.Total.MeanWaitSeconds),
                SimulationReport.Share(terminal, row.Result.Total.AbandonedShare), SimulationReport.Share(terminal, row.Result.Total.DueMissedShare), SimulationReport.Share(terminal, row.Result.Occupancy));
            if (i > 0)
            {
                differences.AddRow(
                    SimulationReport.Name(row.Name), SimulationReport.Seconds(terminal, row.MeanWaitDifferenceSeconds), SimulationReport.Share(terminal, row.AbandonedShareDifference),
                    SimulationReport.Share(terminal, row.DueMissedShareDifference), SimulationReport.Share(terminal, row.OccupancyDifference));
            }
        }

        terminal.Output.Write(table);
        terminal.Output.Write(differences);
        terminal.WriteLine(SimulationReport.SameCustomers(terminal));
        terminal.WriteLine(SimulationReport.Method(terminal, rows[0].Result));
        SimulationReport.WriteLines(terminal, rows.SelectMany(r => SimulationReport.Warnings(terminal, r.Name, r.Result)));
        SimulationReport.WriteAssumptions(terminal, inputs);
        SimulationReport.WriteLines(terminal, SimulationReport.Copies(terminal, inputs, variants));
    }
}
