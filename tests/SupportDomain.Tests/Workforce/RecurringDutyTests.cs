using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Tests.BusinessTime;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Workforce;

public sealed class RecurringDutyTests
{
    private static readonly AgentId Sara = new("sara");
    private static readonly AgentId Reza = new("reza");
    private static readonly BusinessCalendar London = Desk.NineToFive("Europe/London").WithHolidays(new Holiday(new LocalDate(2026, 5, 25), "Spring bank holiday")).Build();

    [Fact]
    public void Releases_OfADailyDuty_AreOneABusinessDay()
    {
        // Friday 22 May 2026; the Monday after is a holiday. Saturday, Sunday and Monday all roll to Tuesday.
        RecurringDuty duty = new(
            new DutyId("daily-report"), "Daily report", Recurrence.Daily(), new LocalDate(2026, 1, 1), DayTime.At(16), London, target: Duration.FromHours(2),
            delegations: [new(new LocalDate(2026, 1, 1), Sara), new(new LocalDate(2026, 5, 26), Reza)]);
        DutyRelease friday = duty.NextRelease(London.Wall("2026-05-22T15:59")).Value;
        friday.Should().Be(new DutyRelease(duty.Id, new LocalDate(2026, 5, 22), London.Wall("2026-05-22T16:00"), BusinessTimeResult.Found(London.Wall("2026-05-26T10:00")), Sara));
        duty.NextRelease(friday.ReleasedAt).Value.Should().Be(
            new DutyRelease(duty.Id, new LocalDate(2026, 5, 26), London.Wall("2026-05-26T16:00"), BusinessTimeResult.Found(London.Wall("2026-05-27T10:00")), Reza));
        duty.ReleasesBetween(friday.ReleasedAt, London.Wall("2026-05-28T16:00")).Select(r => r.Date.Day).Should().Equal(22, 26, 27);
        duty.ReleasesBetween(friday.ReleasedAt, friday.ReleasedAt).Should().BeEmpty();
    }

    [Fact]
    public void DelegateOn_IsTheLastThatBegan()
    {
        RecurringDuty duty = Daily(London).DelegatedTo(Sara, new LocalDate(2026, 1, 5)).DelegatedTo(Reza, new LocalDate(2026, 2, 2)).DelegatedTo(null, new LocalDate(2026, 3, 2));
        duty.DelegateOn(new LocalDate(2026, 1, 4)).Should().BeNull();
        duty.DelegateOn(new LocalDate(2026, 1, 5)).Should().Be(Sara);
        duty.DelegateOn(new LocalDate(2026, 2, 1)).Should().Be(Sara);
        duty.DelegateOn(new LocalDate(2026, 2, 2).WithCalendar(CalendarSystem.PersianAstronomical)).Should().Be(Reza);
        duty.DelegateOn(new LocalDate(2026, 3, 2)).Should().BeNull();
        duty.DelegatedTo(Sara, new LocalDate(2026, 2, 2)).DelegateOn(new LocalDate(2026, 2, 3)).Should().Be(Sara, "a delegation from the same date replaces the one before");
        duty.DelegatedTo(Sara, new LocalDate(2026, 1, 5)).Should().Be(duty);
        duty.DelegatedTo(Reza, new LocalDate(2026, 1, 5)).Should().NotBe(duty);
    }

    [Fact]
    public void Release_AtAnHourThatClocksSkip_IsAtTheTransition()
    {
        BusinessCalendar berlin = Desk.Open("Europe/Berlin", "00:00-24:00", Desk.EveryDay).Build();
        RecurringDuty duty = new(new DutyId("n"), "Night check", Recurrence.Daily(), new LocalDate(2024, 1, 1), DayTime.At(2, 30), berlin);
        duty.ReleasesBetween(Instant.FromUtc(2024, 3, 30, 0, 0), Instant.FromUtc(2024, 4, 1, 0, 0)).Select(r => r.ReleasedAt)
            .Should().Equal(Instant.FromUtc(2024, 3, 30, 1, 30), Instant.FromUtc(2024, 3, 31, 1, 0));
        duty.ReleasesBetween(Instant.FromUtc(2024, 10, 27, 0, 0), Instant.FromUtc(2024, 10, 28, 0, 0)).Select(r => r.ReleasedAt).Should().Equal(Instant.FromUtc(2024, 10, 27, 0, 30));

        // Apia had no 30 December 2011: that date and the next at 00:00 are one instant, and one release.
        BusinessCalendar apia = Desk.Open("Pacific/Apia", "00:00-24:00", Desk.EveryDay).Build();
        new RecurringDuty(new DutyId("a"), "A", Recurrence.Daily(), new LocalDate(2011, 1, 1), DayTime.Midnight, apia, BusinessDayRoll.None)
            .ReleasesBetween(Instant.FromUtc(2011, 12, 29, 9, 0), Instant.FromUtc(2012, 1, 1, 0, 0)).Select(r => r.ReleasedAt)
            .Should().Equal(Instant.FromUtc(2011, 12, 29, 10, 0), Instant.FromUtc(2011, 12, 30, 10, 0), Instant.FromUtc(2011, 12, 31, 10, 0));
    }

    [Fact]
    public void NextRelease_SaysWhyThereIsNone()
    {
        BusinessCalendar year = Desk.NineToFive("Europe/London").ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)).Build();
        Daily(year).NextRelease(year.Wall("2026-12-31T16:00")).Status.Should().Be(DutyReleaseStatus.OutsideHorizon);
        Daily(year).NextRelease(Instant.FromUtc(2030, 1, 1, 0, 0)).Status.Should().Be(DutyReleaseStatus.OutsideHorizon);
        RecurringDuty once = new(new DutyId("once"), "Once", Recurrence.Daily().WithCount(1), new LocalDate(2026, 3, 2), DayTime.At(9), year);
        once.NextRelease(year.Wall("2026-03-01T00:00")).Value.Date.Should().Be(new LocalDate(2026, 3, 2));
        DutyReleaseResult none = once.NextRelease(year.Wall("2026-03-02T09:00"));
        none.Should().Be(default(DutyReleaseResult));
        none.ValueOrNull.Should().BeNull();
        FluentActions.Invoking(() => none.Value).Should().Throw<InvalidOperationException>().WithMessage("*Ended*");
        Recurrence never = Recurrence.Parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", CultureInfo.InvariantCulture);
        new RecurringDuty(new DutyId("never"), "Never", never, new LocalDate(2026, 1, 1), DayTime.At(9), year).NextRelease(year.Wall("2026-03-01T00:00")).Status.Should().Be(DutyReleaseStatus.Ended);
        FluentActions.Invoking(() => Daily(year).ReleasesBetween(Instant.FromUtc(2025, 1, 1, 0, 0), year.Timeline.End)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("from");
    }

    [Fact]
    public void Constructor_ContradictoryArguments_AreRefusedByName()
    {
        Refused("id", () => new RecurringDuty(default, "x", Recurrence.Daily(), default, default, London));
        Refused("title", () => new RecurringDuty(new DutyId("x"), " ", Recurrence.Daily(), default, default, London));
        Refused("effort", () => new RecurringDuty(new DutyId("x"), "x", Recurrence.Daily(), default, default, London, effort: -Duration.Epsilon));
        Refused("target", () => new RecurringDuty(new DutyId("x"), "x", Recurrence.Daily(), default, default, London, target: -Duration.Epsilon));
        Refused("roll", () => new RecurringDuty(new DutyId("x"), "x", Recurrence.Daily(), default, default, London, (BusinessDayRoll)9));
        Refused("calendar", () => new RecurringDuty(new DutyId("x"), "x", Recurrence.Daily(), default, default, null!));
        Refused("delegations", () => new RecurringDuty(new DutyId("x"), "x", Recurrence.Daily(), default, default, London, delegations: [new(default, Sara), new(default, null)]));
        Refused("agent", () => new DutyDelegation(default, default(AgentId)));
    }

    [Fact]
    public void Releases_RandomDuties_EqualWalkingEveryDate()
    {
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                LocalDate validFrom = new(2023, 1, 1);
                BusinessCalendar calendar = Desk.Open(random.Next(2) == 0 ? "Europe/London" : "America/New_York", "09:00-17:00", [.. Desk.EveryDay.Where(_ => random.Next(3) > 0)])
                    .WithHolidays(Enumerable.Range(0, 60).Select(_ => random.Next(0, 1000)).Distinct().Select(day => new Holiday(validFrom.PlusDays(day), "closed")))
                    .ValidBetween(validFrom, new LocalDate(2026, 1, 1)).Build();
                BusinessDayRoll roll = (BusinessDayRoll)random.Next(5);
                DayTime time = DayTime.FromNanosecondOfDay(random.Next(49) * 30 * NodaConstants.NanosecondsPerMinute);
                RecurringDuty duty = new(new DutyId("x"), "x", RecurrenceTests.Random(random), validFrom.PlusDays(random.Next(-200, 300)), time, calendar, roll);
                Instant from = calendar.Timeline.Start + Duration.FromMinutes(random.Next(60 * 24 * 900));
                Instant until = Instant.Min(from + Duration.FromDays(random.Next(0, 120)), calendar.Timeline.End);
                Instant[] expected = Walk(duty, calendar).Where(at => at >= from && at < until).ToArray();
                duty.ReleasesBetween(from, until).Select(r => r.ReleasedAt).Should().Equal(expected);
                duty.NextRelease(from).ValueOrNull?.ReleasedAt.Should().Be(Walk(duty, calendar).First(at => at > from));
                (duty.NextRelease(from).IsFound == Walk(duty, calendar).Any(at => at > from && at < calendar.Timeline.End)).Should().BeTrue();
            },
            cases: 150);
    }

    /// <summary>Every date of the recurrence, moved a day at a time.</summary>
    private static List<Instant> Walk(RecurringDuty duty, BusinessCalendar calendar)
    {
        HashSet<Instant> releases = [];
        foreach (LocalDate date in duty.Recurrence.DatesFrom(duty.Start).TakeWhile(date => date < calendar.ValidUntil))
        {
            if (Rolled(date) is { } rolled)
            {
                releases.Add(calendar.Zone.AtLeniently(rolled.AtMidnight().PlusNanoseconds(duty.ReleaseTime.NanosecondOfDay)) is { } local && IsSkipped(rolled)
                    ? calendar.Zone.GetZoneInterval(local.ToInstant()).Start
                    : local.ToInstant());
            }
        }

        return [.. releases.Order()];

        bool IsSkipped(LocalDate date) => calendar.Zone.MapLocal(date.AtMidnight().PlusNanoseconds(duty.ReleaseTime.NanosecondOfDay)).Count == 0;

        LocalDate? Rolled(LocalDate date) => !calendar.Covers(date) ? null : duty.Roll == BusinessDayRoll.None || calendar.IsBusinessDay(date) ? date : duty.Roll switch
        {
            BusinessDayRoll.Following => Walked(date, 1),
            BusinessDayRoll.Preceding => Walked(date, -1),
            BusinessDayRoll.ModifiedFollowing => InMonth(date, 1) ?? Walked(date, -1),
            _ => InMonth(date, -1) ?? Walked(date, 1),
        };

        LocalDate? InMonth(LocalDate date, int step) => Walked(date, step) is { } moved && moved.Month == date.Month && moved.Year == date.Year ? moved : null;

        LocalDate? Walked(LocalDate date, int step)
        {
            for (LocalDate day = date; calendar.Covers(day); day = day.PlusDays(step))
            {
                if (calendar.IsBusinessDay(day))
                {
                    return day;
                }
            }

            return null;
        }
    }

    private static RecurringDuty Daily(BusinessCalendar calendar) => new(new DutyId("daily"), "Daily", Recurrence.Daily(), new LocalDate(2026, 1, 1), DayTime.At(16), calendar);

    private static void Refused(string parameter, Func<object> build) => FluentActions.Invoking(build).Should().Throw<ArgumentException>().Which.ParamName.Should().Be(parameter);
}
