using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Tests.BusinessTime;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Workforce;

public sealed class AgentProfileTests
{
    private static readonly AgentId Sara = new("sara");
    private static readonly ChannelCapacity[] Channels = [new(ContactChannel.Chat, 1, 3), new(ContactChannel.Phone, 3, 1, blocksOthers: true)];

    private static readonly BusinessCalendar Nights = Desk.Open("Europe/Berlin", "22:00-06:00", Desk.EveryDay).ValidBetween(new LocalDate(2024, 1, 1), new LocalDate(2025, 1, 1)).Build();

    [Fact]
    public void Constructor_KeepsValuesInOrderAndComparesByValue()
    {
        AgentProfile profile = new(Sara, 3, Channels, groups: [new GroupId("b"), new GroupId("a")], role: PersonRole.Manager);
        profile.Channels.Select(c => c.Channel).Should().Equal(ContactChannel.Phone, ContactChannel.Chat);
        profile.CapacityOf(ContactChannel.Chat).Should().Be(Channels[0]);
        profile.CapacityOf(ContactChannel.Email).Should().BeNull();
        profile.IsIn(new GroupId("a")).Should().BeTrue();
        profile.IsIn(new GroupId("c")).Should().BeFalse();
        profile.IsOnDuty(Instant.FromUtc(2026, 1, 1, 0, 0)).Should().BeTrue("without shifts an agent is always on duty");
        profile.NextChange(Instant.FromUtc(2026, 1, 1, 0, 0)).Status.Should().Be(BusinessTimeStatus.OutsideHorizon, "nothing ever changes");

        AgentProfile same = new AgentProfile(Sara, 1, [], role: PersonRole.Manager).WithGroups(new GroupId("a"), new GroupId("b")).WithCapacity(3, Channels.Reverse());
        same.Should().Be(profile);
        (same == profile).Should().BeTrue();
        same.GetHashCode().Should().Be(profile.GetHashCode());
        AgentProfile[] others =
        [
            profile.WithSkills(new SkillSet(new SkillLevel(new SkillId("x"), 1))), profile.WithShifts(Nights), profile.WithGroups(), profile.WithCapacity(2, Channels),
            profile.WithCapacity(3, []), profile.WithAbsences(Absence.OfDates(new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 2))),
        ];
        others.Should().OnlyHaveUniqueItems().And.NotContain(profile);
    }

    [Fact]
    public void Constructor_ContradictoryArguments_AreRefusedByName()
    {
        Refused("id", () => new AgentProfile(default, 1, Channels));
        Refused("capacityUnits", () => new AgentProfile(Sara, -1, Channels));
        Refused("capacityUnits", () => new AgentProfile(Sara, 1_000_001, Channels));
        Refused("channels", () => new AgentProfile(Sara, 1, [Channels[0], Channels[0]]));
        Refused("channels", () => new AgentProfile(Sara, 1, [default]));
        Refused("groups", () => new AgentProfile(Sara, 1, Channels, groups: [new GroupId("a"), new GroupId("a")]));
        Refused("groups", () => new AgentProfile(Sara, 1, Channels, groups: [default]));
        Refused("role", () => new AgentProfile(Sara, 1, Channels, role: PersonRole.Customer));
        Refused("role", () => new AgentProfile(Sara, 1, Channels, role: PersonRole.Unknown));
        Refused("absences", () => new AgentProfile(Sara, 1, Channels, absences: [null!]));
        Refused("channel", () => new ChannelCapacity((ContactChannel)99, 1, 1));
        Refused("unitsPerItem", () => new ChannelCapacity(ContactChannel.Chat, -1, 1));
        Refused("maximumItems", () => new ChannelCapacity(ContactChannel.Chat, 1, 1_000_001));
        Refused("until", () => Absence.OfDates(new LocalDate(2024, 1, 2), new LocalDate(2024, 1, 2)));
        Refused("end", () => Absence.OfHours(new LocalDateTime(2024, 1, 2, 9, 0), new LocalDateTime(2024, 1, 2, 8, 59)));
        new AgentProfile(Sara, 0, []).CapacityUnits.Should().Be(0, "an agent who takes nothing is one");
        new ChannelCapacity(ContactChannel.Unknown, 0, 0).IsDefault.Should().BeFalse();
    }

    [Fact]
    public void Absence_OfDateBeforeTheClocksChange_TakesTheShiftThatStartsOnIt()
    {
        // Nights of 22:00 to 06:00. On 31 March 2024 Berlin's clocks skip 02:00 to 03:00.
        AgentProfile profile = new(Sara, 1, Channels, shifts: Nights, absences: [Absence.OfDates(new LocalDate(2024, 3, 30), new LocalDate(2024, 3, 31))]);
        Instant start = Nights.Wall("2024-03-30T00:00");
        profile.IsOnDuty(start).Should().BeTrue("the shift of the evening before is worked to its end");
        profile.NextChange(start).Value.Should().Be(Nights.Wall("2024-03-30T06:00"));
        profile.NextChange(Nights.Wall("2024-03-30T06:00")).Value.Should().Be(Nights.Wall("2024-03-31T22:00"));
        profile.NextOnDuty(Nights.Wall("2024-03-30T23:00")).Value.Should().Be(Nights.Wall("2024-03-31T22:00"));

        // 00-06 on the 30th and 22-24 on the 31st.
        profile.DutyTimeBetween(start, Nights.Wall("2024-04-01T00:00")).Should().Be(Duration.FromHours(8));
    }

    [Fact]
    public void Absence_CutAtMidnight_LeavesTheRestOfTheShift()
    {
        AgentProfile profile = new(Sara, 1, Channels, shifts: Nights, absences: [Absence.OfDates(new LocalDate(2024, 3, 30), new LocalDate(2024, 3, 31), OvernightHolidayRule.CutAtMidnight)]);
        profile.IsOnDuty(Nights.Wall("2024-03-30T00:00")).Should().BeFalse();
        profile.NextChange(Nights.Wall("2024-03-30T05:00")).Value.Should().Be(Nights.Wall("2024-03-31T00:00"));

        // 00-06 on the 31st, of which an hour is skipped, and 22-24.
        profile.DutyTimeBetween(Nights.Wall("2024-03-30T00:00"), Nights.Wall("2024-04-01T00:00")).Should().Be(Duration.FromHours(7));
    }

    [Fact]
    public void Absence_OverTheRepeatedHour_StartsAndEndsAtTheEarlierOne()
    {
        // On 27 October 2024 Berlin has 02:00 to 03:00 twice, first at 00:00 UTC.
        AgentProfile profile = new(Sara, 1, Channels, shifts: Nights, absences: [Absence.OfHours(new LocalDateTime(2024, 10, 27, 2, 30), new LocalDateTime(2024, 10, 27, 3, 0))]);
        profile.NextChange(Instant.FromUtc(2024, 10, 27, 0, 0)).Value.Should().Be(Instant.FromUtc(2024, 10, 27, 0, 30));
        profile.NextChange(Instant.FromUtc(2024, 10, 27, 0, 30)).Value.Should().Be(Instant.FromUtc(2024, 10, 27, 2, 0));
    }

    [Fact]
    public void Absence_OnACalendarThatNeverCloses_IsCutAtMidnight()
    {
        AgentProfile profile = new(Sara, 1, Channels, absences: [Absence.OfDates(new LocalDate(2024, 3, 30), new LocalDate(2024, 3, 31))]);
        profile.NextChange(Instant.FromUtc(2024, 1, 1, 0, 0)).Value.Should().Be(Instant.FromUtc(2024, 3, 30, 0, 0));
        profile.NextChange(Instant.FromUtc(2024, 3, 30, 0, 0)).Value.Should().Be(Instant.FromUtc(2024, 3, 31, 0, 0));
    }

    [Fact]
    public void Availability_AtTheHorizon_SaysSo()
    {
        AgentProfile profile = new(Sara, 1, Channels, shifts: Nights, absences: [Absence.OfDates(new LocalDate(2024, 12, 30), new LocalDate(2030, 1, 1))]);
        profile.NextChange(Nights.Wall("2024-12-30T07:00")).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        profile.NextOnDuty(Instant.FromUtc(2023, 1, 1, 0, 0)).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        profile.NextChange(Nights.Timeline.End).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        FluentActions.Invoking(() => profile.IsOnDuty(Instant.FromUtc(2023, 1, 1, 0, 0))).Should().Throw<ArgumentOutOfRangeException>();
        BusinessCalendar closed = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed).Build();
        profile.WithShifts(closed).NextOnDuty(Instant.FromUtc(2024, 1, 1, 0, 0)).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
    }

    [Fact]
    public void ManyAbsences_ArePassedWithoutRecursion()
    {
        LocalDateTime start = new(2024, 1, 1, 0, 0);
        AgentProfile profile = new(Sara, 1, Channels, absences: Enumerable.Range(0, 100_000).Select(i => Absence.OfHours(start.PlusMinutes(2 * i), start.PlusMinutes((2 * i) + 3))));
        profile.NextChange(Instant.FromUtc(2024, 1, 1, 0, 0)).Value.Should().Be(Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(200_001));
    }

    [Fact]
    public void Availability_RandomShiftsAndAbsences_EqualsAskingEveryMinute()
    {
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                LocalDate first = random.Next(2) == 0 ? new LocalDate(2024, 3, 28) : new LocalDate(2024, 10, 24);
                string[] hours = ["22:00-06:00", "09:00-17:00", "00:00-24:00", "20:00-04:30 05:00-13:00", "23:00-22:00"];
                BusinessCalendar shifts = Desk.Open(random.Next(2) == 0 ? "Europe/Berlin" : "Asia/Tehran", hours[random.Next(hours.Length)], [.. Desk.EveryDay.Where(_ => random.Next(4) > 0)])
                    .ValidBetween(first, first.PlusDays(7)).Build();
                List<Absence> absences = [.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomAbsence(random, first))];
                AgentProfile profile = new(Sara, 1, Channels, shifts: shifts, absences: absences);
                CompareMinuteByMinute(profile, random);
            },
            cases: 60);
    }

    private static void CompareMinuteByMinute(AgentProfile profile, Random random)
    {
        BusinessCalendar shifts = profile.Shifts;
        Interval[] segments = [.. shifts.Timeline.PeriodsBetween(shifts.Timeline.Start, shifts.Timeline.End)];
        int minutes = (int)(shifts.Timeline.End - shifts.Timeline.Start).TotalMinutes;
        bool[] onDuty = [.. Enumerable.Range(0, minutes).Select(m => IsThere(shifts.Timeline.Start + Duration.FromMinutes(m)))];
        for (int sample = 0; sample < 60; sample++)
        {
            int from = random.Next(minutes);
            Instant at = shifts.Timeline.Start + Duration.FromMinutes(from);
            profile.IsOnDuty(at).Should().Be(onDuty[from]);
            int change = Array.FindIndex(onDuty, from, there => there != onDuty[from]);
            profile.NextChange(at).ValueOrNull.Should().Be(change < 0 ? null : shifts.Timeline.Start + Duration.FromMinutes(change));
            int until = random.Next(from, minutes + 1);
            profile.DutyTimeBetween(at, shifts.Timeline.Start + Duration.FromMinutes(until)).Should().Be(Duration.FromMinutes(onDuty[from..until].Count(there => there)));
        }

        bool IsThere(Instant minute) => segments.Any(s => s.Contains(minute)) && !profile.Absences.Any(a => Boundary(a.Start, a) <= minute && minute < Boundary(a.End, a));

        Instant Boundary(LocalDateTime local, Absence absence)
        {
            Instant cut = shifts.Zone.AtLeniently(local).ToInstant();
            Interval[] over = [.. segments.Where(s => s.Start < cut && cut < s.End && s.Duration <= Duration.FromHours(24))];
            return absence.Overnight == OvernightHolidayRule.WholeShift && over.Length > 0 ? over[0].End : cut;
        }
    }

    /// <summary>On half hours that no clock skips, so that any reading of skipped times will do.</summary>
    private static Absence RandomAbsence(Random random, LocalDate first)
    {
        LocalDate date = first.PlusDays(random.Next(-1, 7));
        LocalDateTime start = date.At(new LocalTime(random.Next(4, 24), 30 * random.Next(2)));
        return random.Next(3) switch
        {
            0 => Absence.OfDates(date, date.PlusDays(random.Next(1, 3))),
            1 => Absence.OfDates(date, date.PlusDays(random.Next(1, 3)), OvernightHolidayRule.CutAtMidnight),
            _ => Absence.OfHours(start, start.Date.PlusDays(random.Next(1, 3)).At(new LocalTime(random.Next(4, 24), 0))),
        };
    }

    private static void Refused(string parameter, Func<object> build) => FluentActions.Invoking(build).Should().Throw<ArgumentException>().Which.ParamName.Should().Be(parameter);
}
