using System.Globalization;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.Staffing;

namespace SupportDomain.Tool.Output;

/// <summary>What an operation assumes, in words: each part with its numbers and its source.</summary>
internal static class OperationWords
{
    /// <summary>A line for each assumption; a part of which nobody says where it comes from says so.</summary>
    internal static IEnumerable<string> Assumptions(Terminal terminal, DeskOperation operation) => operation.AllAssumptions.Select(a =>
    {
        string source = a.Note is null ? terminal.Say("no source is stated", "منبعی گفته نشده") : terminal.Say("source: {0}", "منبع: {0}", a.Note);
        return $"  {Named(terminal, a)}: {Value(terminal, operation, a)}; {source}";
    });

    private static string Named(Terminal terminal, OperationAssumption assumption) => assumption.Part switch
    {
        OperationPart.Arrivals => terminal.Say("arrivals of {0}", "ورودهای {0}", assumption.Workload!),
        OperationPart.Handling => terminal.Say("handling times of {0}", "زمان‌های رسیدگی به {0}", assumption.Workload!),
        OperationPart.Patience => terminal.Say("patience of {0}", "شکیبایی {0}", assumption.Workload!),
        OperationPart.Agents => terminal.Say("agents", "کارشناسان"),
        _ => terminal.Say("places", "جاها"),
    };

    private static string Value(Terminal terminal, DeskOperation operation, OperationAssumption assumption)
    {
        Workload? workload = operation.Workloads.FirstOrDefault(w => string.Equals(w.Name, assumption.Workload, StringComparison.Ordinal));
        return assumption.Part switch
        {
            OperationPart.Arrivals => Of(terminal, workload!.Arrivals!),
            OperationPart.Handling => Of(terminal, workload!.Handling),
            OperationPart.Patience when workload!.Patience is { } patience => Of(terminal, patience),
            OperationPart.Patience => terminal.Say("nobody leaves", "کسی نمی‌رود"),
            OperationPart.Agents => terminal.Say("{0}", "{0} نفر", operation.Agents.Length),
            _ => operation.Places is { } places ? terminal.Say("{0}", "{0} جا", places) : terminal.Say("no limit", "بی حد"),
        };
    }

    private static string Of(Terminal terminal, ArrivalProcess arrivals) => arrivals.Shape switch
    {
        ArrivalShape.Poisson => terminal.Say("at random, {0} an hour", "تصادفی، {0} در ساعت", Rate(arrivals.PerHour[0])),
        ArrivalShape.Weekly => terminal.Say("at random by the hour of the week, {0} a week", "تصادفی برحسب ساعت هفته، {0} در هفته", Rate(arrivals.PerHour.Aggregate(Rational.Zero, (sum, r) => sum + r))),
        ArrivalShape.Regular => terminal.Say("one every {0}", "هر {0} یکی", Length(terminal, arrivals.Every)),
        _ => terminal.Say("{0} recorded ones", "{0} ورود ثبت‌شده", arrivals.Instants.Length),
    };

    private static string Of(Terminal terminal, DurationDistribution duration)
    {
        string mean = Length(terminal, duration.Mean);
        return duration.Shape switch
        {
            DurationShape.Deterministic => terminal.Say("always {0}", "همیشه {0}", mean),
            DurationShape.Exponential => terminal.Say("exponential, mean {0}", "نمایی، میانگین {0}", mean),
            DurationShape.Erlang => terminal.Say("Erlang with {0} phases, mean {1}", "ارلنگ با {0} مرحله، میانگین {1}", duration.Phases, mean),
            DurationShape.Lognormal => terminal.Say("lognormal, mean {0}, standard deviation {1}", "لگ‌نرمال، میانگین {0}، انحراف معیار {1}", mean, Length(terminal, duration.StandardDeviation!.Value)),
            _ => terminal.Say("{0} observed ones, mean {1}", "{0} زمان مشاهده‌شده، میانگین {1}", duration.Observed.Length, mean),
        };
    }

    /// <summary>Hours, minutes and seconds; a length of less than a minute to the millisecond.</summary>
    internal static string Length(Terminal terminal, Duration length)
    {
        if (length < Duration.FromMinutes(1))
        {
            return Seconds(terminal, (decimal)length.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerSecond);
        }

        long seconds = length.ToInt64Nanoseconds() / NodaConstants.NanosecondsPerSecond;
        List<string> parts = [];
        if (seconds >= NodaConstants.SecondsPerHour)
        {
            parts.Add(terminal.Say("{0} h", "{0} ساعت", seconds / NodaConstants.SecondsPerHour));
        }

        if (seconds / NodaConstants.SecondsPerMinute % NodaConstants.MinutesPerHour is > 0 and long minutes)
        {
            parts.Add(terminal.Say("{0} min", "{0} دقیقه", minutes));
        }

        if (seconds % NodaConstants.SecondsPerMinute is > 0 and long rest)
        {
            parts.Add(Seconds(terminal, rest));
        }

        return string.Join(terminal.Language == WordingLanguage.Persian ? " و " : " ", parts);
    }

    private static string Seconds(Terminal terminal, decimal seconds) => terminal.Say("{0} s", "{0} ثانیه", decimal.Parse(seconds.ToString("0.###", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string Rate(Rational rate) => rate.ToDecimalString(3, Rounding.HalfEven).TrimEnd('0').TrimEnd('.');
}
