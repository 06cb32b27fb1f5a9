using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tool.Output;

/// <summary>Divisions on a terminal.</summary>
internal static class AllocationReport
{
    private static readonly ApportionmentMethod[] Methods =
    [
        ApportionmentMethod.LargestRemainder, ApportionmentMethod.Jefferson, ApportionmentMethod.Webster, ApportionmentMethod.HuntingtonHill,
        ApportionmentMethod.Adams, ApportionmentMethod.Dean,
    ];

    internal static void Write(IAnsiConsole console, ApportionmentResult result, ImmutableArray<string> names, Currency? currency)
    {
        Table table = NewTable("name", "weight", "quota", "share");
        ImmutableArray<Rational> quotas = Analyze.Quotas(result.Problem);
        for (int i = 0; i < names.Length; i++)
        {
            table.AddRow(
                Name(names[i]), Text(result.Problem.Weights[i]), quotas[i].ToDecimalString(3, Rounding.HalfEven), Units(result.Shares[i], currency));
        }

        table.AddRow("all", string.Empty, string.Empty, Units(result.Problem.Units, currency));
        console.Write(table);
        WriteTie(console, result.Tie, names);
    }

    internal static void WriteComparison(IAnsiConsole console, ApportionmentProblem problem, ImmutableArray<string> names, Currency? currency)
    {
        ApportionmentResult[] results = [.. Methods
            .Select(m => Apportioner.Apportion((m == ApportionmentMethod.LargestRemainder ? problem : problem.WithBoundsRule(BoundsRule.KeepQuotas)).WithMethod(m)).Value)];
        ImmutableArray<int>[] violations = [.. results.Select(Analyze.QuotaViolations)];
        Table table = NewTable(["name", "quota", .. Methods.Select(m => m.Id)]);
        ImmutableArray<Rational> quotas = Analyze.Quotas(problem);
        for (int i = 0; i < names.Length; i++)
        {
            table.AddRow([
                Name(names[i]), quotas[i].ToDecimalString(3, Rounding.HalfEven),
                .. results.Select((r, m) => Units(r.Shares[i], currency) + (violations[m].Contains(i) ? "*" : string.Empty)),
            ]);
        }

        console.Write(table);
    }

    internal static void Write(IAnsiConsole console, BudgetAllocation allocation, BudgetPeriods? periods)
    {
        Table table = NewTable("line", "amount");
        table.AddRow("(reserve)", Amount(allocation.Reserve));
        foreach ((BudgetLine line, int depth) in FromTheTop(allocation))
        {
            table.AddRow(new string(' ', 2 * depth) + Name(line.Name), Amount(allocation.AmountOf(line.Id)));
        }

        table.AddRow("(approved)", Amount(allocation.Budget.Approved));
        console.Write(table);
        foreach ((string? lineId, Tie tie) in allocation.Ties)
        {
            WriteTie(console, tie, [.. allocation.LinesBelow(lineId).Select(l => l.Name)]);
        }

        if (periods is not null)
        {
            WriteSchedule(console, allocation.Spread(periods));
        }
    }

    internal static void WriteComparison(IAnsiConsole console, Budget budget, BudgetPolicy policy)
    {
        BudgetAllocation[] results = [.. Methods.Select(m => budget.Allocate(new BudgetPolicy(policy.Mix, m, policy.Ties, policy.Reserve)).Value)];
        Table table = NewTable(["line", .. Methods.Select(m => m.Id)]);
        foreach ((BudgetLine line, int depth) in FromTheTop(results[0]))
        {
            table.AddRow([new string(' ', 2 * depth) + Name(line.Name), .. results.Select(r => Amount(r.AmountOf(line.Id)))]);
        }

        console.Write(table);
    }

    private static void WriteSchedule(IAnsiConsole console, BudgetSchedule schedule)
    {
        BudgetLine[] leaves = [.. schedule.Allocation.Leaves];
        foreach ((BudgetPeriod[] columns, int chunk) in schedule.Periods.Periods.Chunk(6).Select((c, i) => (c, i)))
        {
            Table table = NewTable(["line", .. columns.Select(p => p.Name)]);
            for (int row = 0; row < leaves.Length; row++)
            {
                table.AddRow([Name(leaves[row].Name), .. schedule.Rows[row].Skip(chunk * 6).Take(columns.Length).Select(Amount)]);
            }

            console.Write(table);
        }
    }

    private static IEnumerable<(BudgetLine Line, int Depth)> FromTheTop(BudgetAllocation allocation)
    {
        Stack<(BudgetLine Line, int Depth)> open = new(allocation.LinesBelow().Reverse().Select(l => (l, 0)));
        while (open.TryPop(out (BudgetLine Line, int Depth) next))
        {
            yield return next;
            foreach (BudgetLine below in allocation.LinesBelow(next.Line.Id).Reverse())
            {
                open.Push((below, next.Depth + 1));
            }
        }
    }

    private static void WriteTie(IAnsiConsole console, Tie? tie, ImmutableArray<string> names)
    {
        if (tie is not null)
        {
            console.Profile.Out.Writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Tied for {tie.Units}: {string.Join(", ", tie.Contenders.Select(i => TerminalText.Printable(names[i])))}; given to {string.Join(", ", tie.Winners.Select(i => TerminalText.Printable(names[i])))}."));
        }
    }

    private static Table NewTable(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(columns[0]);
        foreach (string column in columns[1..])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        return table;
    }

    private static string Name(string name) => Markup.Escape(TerminalText.Printable(name));

    private static string Text(Rational value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Units(Int128 units, Currency? currency) => currency is null
        ? units.ToString(CultureInfo.InvariantCulture)
        : Amount(new Money(units, currency));

    private static string Amount(Money amount) => amount.ToString("Cg", CultureInfo.InvariantCulture);
}
