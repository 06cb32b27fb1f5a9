using System.Globalization;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class DepartmentBudget
{
    internal static void Run()
    {
        #region DepartmentBudget
        static Money Toman(long toman) => Money.FromToman(toman, Rounding.Exact);
        static KeyValuePair<WeightBasis, Rational>[] Facts(int tickets, int people) =>
            [new(WeightBasis.Volume, tickets), new(WeightBasis.HeadCount, people)];

        Budget budget = new(Toman(1_200_000_000),
        [
            new BudgetLine("phone", Facts(tickets: 18_200, people: 14), name: "Phone", kind: BudgetLineKind.Team),
            new BudgetLine("chat", Facts(tickets: 31_500, people: 9), name: "Chat", kind: BudgetLineKind.Team, absorbable: Toman(420_000_000)),
            new BudgetLine("training", Facts(tickets: 0, people: 2), name: "Training", kind: BudgetLineKind.Goal, commitment: Toman(150_000_000)),
        ]);
        BudgetPolicy policy = new(
            [new(WeightBasis.Volume, new Rational(3, 5)), new(WeightBasis.HeadCount, new Rational(2, 5))],
            reserve: BudgetReserve.OfPart(Percentage.FromPercent(5), Rounding.HalfEven));

        BudgetAllocation allocation = budget.Allocate(policy).Value;
        Console.WriteLine($"reserve: {allocation.Reserve.ToString("Tg", CultureInfo.InvariantCulture)}");
        foreach (BudgetLine line in budget.Lines)
        {
            Console.WriteLine($"{line.Name}: {allocation.AmountOf(line.Id).ToString("Tg", CultureInfo.InvariantCulture)}");
        }

        ApportionmentExplanation reasons = allocation.Explain();
        Console.WriteLine(ApportionmentWording.Sentences(reasons, budget.Lines.Select(l => l.Name), WordingLanguage.English)[2]);

        BudgetSchedule schedule = allocation.Spread(BudgetPeriods.SolarHijriMonths(1405));
        Console.WriteLine($"phone in {schedule.Periods.Periods[0].Name}: {schedule.Rows[0][0].ToString("Tg", CultureInfo.InvariantCulture)}");

        BudgetAllocation cut = budget.WithApproved(Toman(1_100_000_000)).Allocate(policy, earlier: allocation).Value;
        foreach (BudgetChange change in cut.CompareWith(allocation).Changes)
        {
            Console.WriteLine($"{change.LineId}: {change.Change.ToString("Tg", CultureInfo.InvariantCulture)}");
        }

        // → reserve: 60,000,000 toman
        // → Phone: 570,000,000 toman
        // → Chat: 420,000,000 toman
        // → Training: 150,000,000 toman
        // → Training: 1500000000. Quota 364800000; +364800000 for the whole quota; +1135200000 to reach the floor.
        // → phone in 1405-01: 48,410,958.9 toman
        // → phone: -95,000,000 toman
        // → chat: 0 toman
        // → training: 0 toman
        #endregion
    }
}
