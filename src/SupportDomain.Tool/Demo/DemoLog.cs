using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportDomain.Tool.Demo;

/// <summary>A synthetic log: some 5,000 tickets over the first quarter of 2026, made by a seeded generator; no real desk, no real person.</summary>
/// <remarks>Integers only, so that the bytes are the same on every machine. A few rows are faulty on purpose, to show how faults are reported.</remarks>
internal static class DemoLog
{
    internal const ulong Seed = 2026;
    internal const string Note = "Synthetic tickets from a seeded generator: no real desk, no real person.";
    internal const string PersianNote = "تیکت‌های ساختگی از یک مولد با دانهٔ ثابت: نه میزی واقعی و نه کسی واقعی.";

    private const int FirstNumber = 10_001;

    private static readonly LocalDate FirstDay = new(2026, 1, 1);
    private static readonly LocalDate EndDay = new(2026, 4, 1);
    private static readonly LocalDateTime Export = new(2026, 4, 3, 18, 0);
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    private static readonly string[] Types = ["Access", "Hardware", "Software", "Network", "Question"];
    private static readonly int[] TypeWeights = [26, 14, 34, 9, 17];
    private static readonly string[] Priorities = ["P1", "P2", "P3", "P4"];
    private static readonly int[] PriorityWeights = [3, 17, 55, 25];
    private static readonly string[] Channels = ["e-mail", "phone", "chat", "web"];
    private static readonly int[] ChannelWeights = [44, 21, 20, 15];
    private static readonly string[] Queues = ["Identity", "Workplace", "Applications", "Network operations", "First line"];
    private static readonly string[] Unsolved = ["New", "In progress", "Waiting for customer"];

    /// <summary>Arrivals by hour of a weekday; a weekend day has a tenth of them.</summary>
    private static readonly int[] HourWeights = [2, 1, 1, 1, 1, 2, 4, 12, 30, 42, 44, 38, 30, 36, 40, 36, 30, 22, 12, 8, 6, 5, 4, 3];

    /// <summary>Minutes to the solution at 0, 25, 50, 75, 90, 97 and 100 percent of the tickets, by priority.</summary>
    private static readonly int[][] SolutionQuantiles =
    [
        [4, 45, 110, 200, 330, 600, 2_000],
        [8, 120, 380, 1_500, 3_600, 7_000, 20_000],
        [10, 400, 1_700, 4_300, 7_600, 14_000, 60_000],
        [15, 900, 4_400, 10_800, 17_000, 32_000, 90_000],
    ];

    private static readonly int[] QuantilePercents = [0, 25, 50, 75, 90, 97, 100];

    internal static byte[] Create()
    {
        SplitMix64 random = new(Seed);
        StringBuilder text = new("ticket,opened,solved,closed,status,type,priority,queue,channel\r\n");
        int number = FirstNumber;
        for (LocalDate day = FirstDay; day < EndDay; day = day.PlusDays(1))
        {
            List<LocalDateTime> arrivals = Arrivals(random, day);
            arrivals.Sort();
            foreach (LocalDateTime opened in arrivals)
            {
                AppendTicket(text, random, number++, opened);
            }
        }

        AppendFaults(text, number);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static List<LocalDateTime> Arrivals(SplitMix64 random, LocalDate day)
    {
        bool isWeekend = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        int count = isWeekend ? 6 + random.Below(5) : 66 + random.Below(19);
        List<LocalDateTime> arrivals = [];
        for (int i = 0; i < count; i++)
        {
            arrivals.Add(day.AtMidnight().PlusHours(random.Weighted(HourWeights)).PlusSeconds(random.Below(3600)));
        }

        return arrivals;
    }

    private static void AppendTicket(StringBuilder text, SplitMix64 random, int number, LocalDateTime opened)
    {
        int type = random.Weighted(TypeWeights);
        int priority = random.Weighted(PriorityWeights);
        LocalDateTime solved = opened.PlusMinutes(SolutionMinutes(random, priority)).PlusSeconds(random.Below(60));
        LocalDateTime closed = solved.PlusMinutes(60 + random.Below(7 * 24 * 60));
        bool isSolved = solved <= Export;
        bool isClosed = closed <= Export;
        string status = isClosed ? "Closed" : isSolved ? "Solved" : Unsolved[random.Below(Unsolved.Length)];
        text.Append(CultureInfo.InvariantCulture, $"D-{number},{Pattern.Format(opened)},{(isSolved ? Pattern.Format(solved) : string.Empty)},");
        text.Append(CultureInfo.InvariantCulture, $"{(isClosed ? Pattern.Format(closed) : string.Empty)},{status},{Types[type]},{Priorities[priority]},{Queues[type]},");
        text.Append(Channels[random.Weighted(ChannelWeights)]).Append("\r\n");
    }

    /// <summary>A straight line between two neighbouring quantiles.</summary>
    private static int SolutionMinutes(SplitMix64 random, int priority)
    {
        int perMyriad = random.Below(10_001);
        int upper = 1;
        while (perMyriad > QuantilePercents[upper] * 100)
        {
            upper++;
        }

        int[] minutes = SolutionQuantiles[priority];
        int from = QuantilePercents[upper - 1] * 100;
        int width = (QuantilePercents[upper] * 100) - from;
        return minutes[upper - 1] + (int)((long)(minutes[upper] - minutes[upper - 1]) * (perMyriad - from) / width);
    }

    private static void AppendFaults(StringBuilder text, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"D-{FirstNumber},2026-03-31 09:00:00,,,New,Software,P3,Applications,web\r\n");
        text.Append(CultureInfo.InvariantCulture, $"D-{number},2026-03-31 25:61:00,,,New,Hardware,P3,Workplace,phone\r\n");
        text.Append(CultureInfo.InvariantCulture, $"D-{number + 1},0000-00-00 00:00:00,,,New,Network,P2,Network operations,phone\r\n");
        text.Append(CultureInfo.InvariantCulture, $"D-{number + 2},2026-03-30 10:00:00,2026-03-30 09:00:00,,Solved,Access,P3,Identity,chat\r\n");
        text.Append(CultureInfo.InvariantCulture, $"D-{number + 3},\"2026-03-31 11:00:00,,,New,Question,P4,First line,e-mail\r\n");
    }
}
