using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>The published reference vectors, every line of them; the variable names another file of the same format.</summary>
public sealed class VectorTests
{
    private const string FileVariable = "SUPPORTDOMAIN_VECTORS";
    private const int FewestVectors = 20_000;

    [SharedFact]
    public void Vectors_AllOps_AgreeInBothConventions()
    {
        List<string> wrong = [];
        int count = 0;
        int earliest = 0;
        string schedule = string.Empty;
        BusinessCalendar? calendar = null;
        foreach (string line in Lines())
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement vector = document.RootElement;
            string text = vector.GetProperty("schedule").GetRawText();
            if (calendar is null || !string.Equals(text, schedule, StringComparison.Ordinal))
            {
                schedule = text;
                calendar = Calendar(vector.GetProperty("schedule"));
            }

            count++;
            string actual = Answer(calendar, vector, DeadlineConvention.NextOpening);
            string expected = vector.GetProperty("expect").GetRawText();
            if (!string.Equals(actual, expected, StringComparison.Ordinal))
            {
                wrong.Add($"{line} gave {actual}");
            }

            if (vector.TryGetProperty("earliest", out JsonElement closeOfBusiness))
            {
                earliest++;
                actual = Answer(calendar, vector, DeadlineConvention.CloseOfBusiness);
                if (!string.Equals(actual, closeOfBusiness.GetRawText(), StringComparison.Ordinal))
                {
                    wrong.Add($"{line} gave earliest {actual}");
                }
            }
        }

        wrong.Should().BeEmpty("{0} vectors and {1} of them in both conventions", count, earliest);
        if (Environment.GetEnvironmentVariable(FileVariable) is null)
        {
            count.Should().BeGreaterThan(FewestVectors);
            earliest.Should().BePositive();
        }
    }

    private static IEnumerable<string> Lines()
    {
        string path = Environment.GetEnvironmentVariable(FileVariable) ?? SharedFolder.File("reference", "business_time_vectors.jsonl.gz");
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static BusinessCalendar Calendar(JsonElement schedule)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[schedule.GetProperty("time_zone").GetString()!];
        string[] names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        WeeklyHours hours = WeeklyHours.Closed;
        foreach (JsonProperty day in schedule.GetProperty("hours").EnumerateObject())
        {
            hours = hours.With((IsoDayOfWeek)(Array.IndexOf(names, day.Name) + 1), Intervals(day.Value));
        }

        return new BusinessCalendarBuilder(zone)
            .WithWeeklyHours(hours)
            .WithOverrides(schedule.GetProperty("shifts").EnumerateObject().Select(shift => new DateOverride(Date(shift.Name), Intervals(shift.Value))))
            .WithHolidays(schedule.GetProperty("holidays").EnumerateArray().Select(date => new Holiday(Date(date.GetString()!), "Holiday")))
            .WithClosures(schedule.GetProperty("breaks").EnumerateObject().SelectMany(date => Intervals(date.Value).Select(part => new Closure(Date(date.Name), part))))
            .ValidBetween(new LocalDate(1980, 1, 1), new LocalDate(2065, 1, 1))
            .Build();
    }

    private static DayInterval[] Intervals(JsonElement intervals) =>
        [.. intervals.EnumerateObject().Select(pair => new DayInterval(DayTime.Parse(pair.Name, CultureInfo.InvariantCulture), DayTime.Parse(pair.Value.GetString()!, CultureInfo.InvariantCulture)))];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static string Answer(BusinessCalendar calendar, JsonElement vector, DeadlineConvention convention)
    {
        JsonElement args = vector.GetProperty("args");
        string op = vector.GetProperty("op").GetString()!;
        if (string.Equals(op, "date_active", StringComparison.Ordinal))
        {
            return Text(calendar.IsBusinessDay(Date(args[0].GetString()!)));
        }

        Instant t = Time(args[0]);
        return op switch
        {
            "time_after" => Text(calendar.AddWorkingTime(t, Duration.FromSeconds(args[1].GetInt64()), convention)),
            "time_before" => Text(calendar.SubtractWorkingTime(t, Duration.FromSeconds(args[1].GetInt64()), StartConvention.LatestWorkingStart)),
            "within" => calendar.WorkingTimeBetween(t, Time(args[1])).TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "in_hours" => Text(calendar.IsOpen(t)),
            "on_break" => Text(calendar.ClosureAt(t) is not null),
            "on_holiday" => Text(calendar.IsHoliday(t.InZone(calendar.Zone).Date)),
            "days_after" => Text(calendar.AddBusinessDays(t, args[1].GetInt32(), new BusinessDayRule(targetRoll: BusinessDayRoll.Following, landing: DayLanding.NextOpening))),
            "days_before" => Text(calendar.AddBusinessDays(t, -args[1].GetInt32(), new BusinessDayRule(targetRoll: BusinessDayRoll.Preceding, landing: DayLanding.PreviousClosing))),
            "periods_after" => Text(calendar.Timeline.PeriodsBetween(t, Time(args[1]))),
            "periods_before" => Text(calendar.Timeline.PeriodsBetweenDescending(Time(args[1]), t).Reverse()),
            _ => throw new InvalidDataException($"The vectors have an op '{op}' that this test does not know."),
        };
    }

    private static Instant Time(JsonElement text) => InstantPattern.General.Parse(text.GetString()!).Value;

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(Instant value) => $"\"{InstantPattern.ExtendedIso.Format(value)}\"";

    private static string Text(BusinessTimeResult value) => value.IsFound ? Text(value.Value) : value.ToString();

    private static string Text(IEnumerable<Interval> periods) => $"[{string.Join(',', periods.Select(period => $"[{Text(period.Start)},{Text(period.End)}]"))}]";
}
