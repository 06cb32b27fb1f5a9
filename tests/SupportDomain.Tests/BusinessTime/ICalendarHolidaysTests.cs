using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.BusinessTime;

public sealed class ICalendarHolidaysTests
{
    private const string EndlessYears = "DTSTART;VALUE=DATE:20200101\r\nDURATION:P366D\r\nRRULE:FREQ=DAILY";
    private const string CountFromLongAgo = "DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=DAILY;COUNT=2000000000";
    private static readonly LocalDate From = new(2020, 1, 1);
    private static readonly LocalDate Until = new(2030, 1, 1);

    [Fact]
    public void Read_FeedOfWholeDays_GivesEveryRepeatWithinTheRange()
    {
        ICalendarHolidays feed = Read("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//holidays//EN
            BEGIN:VEVENT
            UID:new-year@example.org
            DTSTART;VALUE=DATE:20180101
            DTEND;VALUE=DATE:20180102
            RRULE:FREQ=YEARLY
            EXDATE;VALUE=DATE:20220101,20230101
            SUMMARY:New Year\, with a very
              long name
            BEGIN:VALARM
            TRIGGER:-PT15M
            SUMMARY:not the holiday's name
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:golden-week@example.org
            DTSTART;VALUE=DATE:20191230
            DURATION:P5D
            SUMMARY:Company holidays
            END:VEVENT
            BEGIN:VEVENT
            UID:once@example.org
            DTSTART;VALUE=DATE:20250606
            RDATE;VALUE=DATE:20260528
            END:VEVENT
            END:VCALENDAR
            """);
        feed.EventCount.Should().Be(3);
        Named(feed, "New Year, with a very long name").Select(holiday => holiday.Date.Year).Should().Equal(2020, 2021, 2024, 2025, 2026, 2027, 2028, 2029);
        Named(feed, "Company holidays").Select(holiday => holiday.Date)
            .Should().Equal([From, From.PlusDays(1), From.PlusDays(2)], "30 and 31 December lie before the range");
        Named(feed, "Holiday").Select(holiday => holiday.Date).Should().Equal(new LocalDate(2025, 6, 6), new LocalDate(2026, 5, 28));
    }

    [Fact]
    public void Read_TimedAndCancelledEvents_AreCountedAndLeftOut()
    {
        ICalendarHolidays feed = Read(Events(
            "DTSTART;TZID=Europe/Berlin:20240101T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=HOURLY",
            "DTSTART:20240101T090000Z\r\nDTEND:20240101T100000Z",
            "STATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20240102",
            "DTSTART:20240103"));
        feed.TimedEvents.Should().Be(2);
        feed.CancelledEvents.Should().Be(1);
        feed.EventCount.Should().Be(4);
        feed.Holidays.Select(holiday => holiday.Date).Should().Equal(new LocalDate(2024, 1, 3));
    }

    [Fact]
    public void Read_RecurrenceId_ReplacesOneRepeat_OrCancelsIt()
    {
        ICalendarHolidays feed = Read(Events(
            "UID:a\r\nDTSTART;VALUE=DATE:20240506\r\nRRULE:FREQ=YEARLY;COUNT=4\r\nSUMMARY:May Day",
            "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20250506\r\nDTSTART;VALUE=DATE:20250508\r\nSUMMARY:May Day moved",
            "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20260506\r\nDTSTART;VALUE=DATE:20260506\r\nSTATUS:CANCELLED"));
        feed.Holidays.Select(holiday => $"{holiday.Date:uuuu-MM-dd} {holiday.Name}").Should().Equal("2024-05-06 May Day", "2025-05-08 May Day moved", "2027-05-06 May Day");
    }

    [Theory]
    [InlineData("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20250506\r\nDTSTART;TZID=Europe/London:20250506T180000\r\nDTEND;TZID=Europe/London:20250506T190000")]
    [InlineData("DTSTART:20250506T170000Z\r\nRECURRENCE-ID:20250506T000000Z\r\nUID:a\r\nSTATUS:CANCELLED")]
    public void Read_TimedRepeatOfASeries_LeavesItsDayOpenAndIsCounted(string change)
    {
        ICalendarHolidays feed = Read(Events("UID:a\r\nDTSTART;VALUE=DATE:20240506\r\nRRULE:FREQ=YEARLY;COUNT=3", change));
        feed.TimedEvents.Should().Be(1);
        feed.Holidays.Select(holiday => holiday.Date.Year).Should().Equal(2024, 2026);
    }

    [Fact]
    public void Read_ThisAndFuture_ChangesTheLaterRepeatsToo()
    {
        // Fridays 3 to 31 May 2024; from the 17th on two days, a day earlier, under another name; the 31st itself was cancelled.
        ICalendarHolidays feed = Read(Events(
            "UID:a\r\nDTSTART;VALUE=DATE:20240503\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\nSUMMARY:Friday off",
            "UID:a\r\nRECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20240517\r\nDTSTART;VALUE=DATE:20240516\r\nDURATION:P2D\r\nSUMMARY:Long weekend",
            "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20240531\r\nDTSTART;VALUE=DATE:20240531\r\nSTATUS:CANCELLED"));
        feed.Holidays.Select(holiday => $"{holiday.Date.Day} {holiday.Name}").Should()
            .Equal("3 Friday off", "10 Friday off", "16 Long weekend", "17 Long weekend", "23 Long weekend", "24 Long weekend");
    }

    [Fact]
    public void Read_ThisAndFuture_CancelledOrTimed_EndsTheSeries_AndTheLastChangeHolds()
    {
        const string Series = "UID:a\r\nDTSTART;VALUE=DATE:20240503\r\nRRULE:FREQ=WEEKLY;COUNT=5";
        Read(Events(Series, "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240517\r\nDTSTART;VALUE=DATE:20240517\r\nSTATUS:CANCELLED"))
            .Holidays.Select(holiday => holiday.Date.Day).Should().Equal(3, 10);
        Read(Events(Series, "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240517\r\nDTSTART:20240517T120000"))
            .Holidays.Select(holiday => holiday.Date.Day).Should().Equal(3, 10);
        Read(Events(
                Series,
                "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240524\r\nDTSTART;VALUE=DATE:20240526",
                "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240510\r\nDTSTART;VALUE=DATE:20240511"))
            .Holidays.Select(holiday => $"{holiday.Date:MM-dd}").Should().Equal("05-03", "05-11", "05-18", "05-26", "06-02");
        FluentActions.Invoking(() => Read(Events(Series, "UID:a\r\nRECURRENCE-ID;RANGE=THISANDPRIOR:20240517\r\nDTSTART;VALUE=DATE:20240517")))
            .Should().Throw<FormatException>().WithMessage("Line 9*THISANDFUTURE*");
        FluentActions.Invoking(() => Read(Events(Series, "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240517\r\nDTSTART;VALUE=DATE:20270517")))
            .Should().Throw<FormatException>().WithMessage("*moves its series by 1095 days*");
    }

    [Fact]
    public void Read_ThisAndFuture_MovesRepeatsIntoTheRange()
    {
        // The repeat of 2019-12-30 lies before the range and moves to 2020-01-04; that of 2029-12-30 moves out of it.
        Read(Events(
                "UID:a\r\nDTSTART;VALUE=DATE:20171230\r\nRRULE:FREQ=YEARLY;INTERVAL=2",
                "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20171230\r\nDTSTART;VALUE=DATE:20180104"))
            .Holidays.Select(holiday => $"{holiday.Date:uuuu-MM-dd}").Should().Equal("2020-01-04", "2022-01-04", "2024-01-04", "2026-01-04", "2028-01-04");
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20240503\r\nDURATION:+P2D", 0)]
    [InlineData("DTSTART;VALUE=DATE:20240503\r\nRRULE:FREQ=DAILY;COUNT=2;", 0)]
    [InlineData("DTSTART:20240503T000000\r\nDTEND:20240505T000000", 0)]
    [InlineData("DTSTART;TZID=Asia/Tehran:20240503T000000\r\nDURATION:P2D", 0)]
    [InlineData("DTSTART:20240503T000000Z\r\nDTEND:20240505T000000Z", 1)]
    [InlineData("DTSTART:20240503T000000\r\nDTEND:20240503T000000", 1)]
    [InlineData("DTSTART:20240503T000000\r\nDTEND:20240504T120000", 1)]
    [InlineData("DTSTART:20240503T000000", 1)]
    public void Read_WaysFeedsWriteTwoDays_AreRead_AndWhatIsNotOfTheWallIsTimed(string lines, int timed)
    {
        ICalendarHolidays feed = Read(Events(lines));
        feed.TimedEvents.Should().Be(timed);
        feed.Holidays.Select(holiday => holiday.Date.Day).Should().Equal(timed == 0 ? [3, 4] : []);
    }

    [Theory]
    [InlineData("DTEND;VALUE=DATE:20240102", "no DTSTART")]
    [InlineData("DTSTART;VALUE=DATE:20240230", "20240230")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nDTEND;VALUE=DATE:20240102", "before it starts")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nDTEND;VALUE=DATE:99990102", "allowed are 366")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nDURATION:PT1H", "P1D")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nDURATION:P99999999999W", "P1D")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nRRULE:FREQ=SECONDLY", "Line 4*DAILY")]
    [InlineData("DTSTART;VALUE=DATE:20240103\r\nnonsense", "no colon")]
    [InlineData("END:VCALENDAR", "not open")]
    public void Read_WrongEvents_NameTheLineOrTheFact(string lines, string fact) =>
        FluentActions.Invoking(() => Read(Events(lines))).Should().Throw<FormatException>().WithMessage($"*{fact}*");

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("hello: world")]
    [InlineData("BEGIN:VEVENT\r\nEND:VEVENT")]
    [InlineData("BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240101\r\n")]
    public void Read_NoICalendar_Throws(string text) => FluentActions.Invoking(() => Read(text)).Should().Throw<FormatException>();

    [Fact]
    public void Read_FeedOfManyMegabytes_IsReadOrRefusedInBoundedWork()
    {
        // 50 MB and the limits of everyone where tests are scaled up; else a tenth of either.
        int size = Properties.Scale > 1 ? 50_000_000 : 5_000_000;
        ICalendarLimits limits = Properties.Scale > 1 ? ICalendarLimits.Default : new ICalendarLimits(maxEvents: 20_000);
        ICalendarLimits.Default.MaxEvents.Should().Be(200_000);
        string many = Events("SUMMARY:A day off\r\nDTSTART;VALUE=DATE:20240101");
        string head = many[..many.IndexOf("BEGIN:VEVENT", StringComparison.Ordinal)];
        string body = many[head.Length..many.IndexOf("END:VCALENDAR", StringComparison.Ordinal)];
        int events = size / body.Length;
        FluentActions.Invoking(() => ICalendarHolidays.Read(new RepeatingReader(head, body, events, "END:VCALENDAR"), From, Until, limits))
            .Should().Throw<FormatException>().WithMessage($"*{limits.MaxEvents} events*");
        using RepeatingReader reader = new(head, body, events, "END:VCALENDAR");
        ICalendarHolidays feed = ICalendarHolidays.Read(reader, From, Until, new ICalendarLimits(maxEvents: int.MaxValue));
        feed.EventCount.Should().Be(events);
        feed.Holidays.Should().ContainSingle("equal holidays count once");
    }

    [Fact]
    public void Read_OneEndlessLine_IsRefusedAtItsLimit()
    {
        FluentActions.Invoking(() => ICalendarHolidays.Read(new RepeatingReader("BEGIN:VCALENDAR\r\nX:", Thousand("a"), 50_000, string.Empty), From, Until))
            .Should().Throw<FormatException>().WithMessage("Line 2*65536*");
        FluentActions.Invoking(() => ICalendarHolidays.Read(new RepeatingReader("BEGIN:VCALENDAR\r\nX:", Thousand("a\r\n "), 50_000, string.Empty), From, Until))
            .Should().Throw<FormatException>().WithMessage("Line 2*65536*");
        ICalendarLimits empty = Properties.Scale > 1 ? ICalendarLimits.Default : new ICalendarLimits(maxCharacters: 4_000_000);
        FluentActions.Invoking(() => ICalendarHolidays.Read(new RepeatingReader("BEGIN:VCALENDAR\r\n", Thousand("\r\n"), 50_000, string.Empty), From, Until, empty))
            .Should().Throw<FormatException>().WithMessage($"*{empty.MaxCharacters}*");
        FluentActions.Invoking(() => ICalendarHolidays.Read(new RepeatingReader(string.Empty, "BEGIN:VCALENDAR\r\n", 50_000_000, string.Empty), From, Until))
            .Should().Throw<FormatException>().WithMessage("*16*");
    }

    [Fact]
    public void Read_RepetitionLikeAZipBomb_IsRefusedAtItsLimit()
    {
        string endless = string.Concat(Enumerable.Repeat("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19000101\r\nDURATION:P366D\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n", 1001));
        FluentActions.Invoking(() => Read($"BEGIN:VCALENDAR\r\n{endless}END:VCALENDAR")).Should().Throw<FormatException>().WithMessage("*1000 recurring*");
        string years = string.Concat(Enumerable.Range(0, 600).Select(i => $"BEGIN:VEVENT\r\nSUMMARY:{i}\r\nDTSTART;VALUE=DATE:20200101\r\nDURATION:P366D\r\nEND:VEVENT\r\n"));
        FluentActions.Invoking(() => Read($"BEGIN:VCALENDAR\r\n{years}END:VCALENDAR")).Should().Throw<FormatException>().WithMessage("*200000*");
    }

    [Fact]
    public void Read_Range_IsChecked()
    {
        FluentActions.Invoking(() => ICalendarHolidays.Read(new StringReader(Events("DTSTART:20240101")), Until, From)).Should().Throw<ArgumentOutOfRangeException>();
        ICalendarHolidays.Read(new StringReader(Events("DTSTART:20240101")), From, From).Holidays.Should().BeEmpty();
        ICalendarHolidays.Read(new StringReader(Events("DTSTART:00010101\r\nRRULE:FREQ=YEARLY")), new LocalDate(1, 1, 1), new LocalDate(2, 1, 1)).Holidays.Should().ContainSingle();
    }

    private static string Thousand(string text) => string.Concat(Enumerable.Repeat(text, 1000));

    private static IEnumerable<Holiday> Named(ICalendarHolidays feed, string name) => feed.Holidays.Where(holiday => string.Equals(holiday.Name, name, StringComparison.Ordinal));

    [Fact]
    public void Read_OverlappingRepeats_AddEachDateOnceAndAreBounded()
    {
        Read(Events(EndlessYears)).Holidays.Should().HaveCount(Period.DaysBetween(From, Until));
        ICalendarHolidays scattered = Read(Events("DTSTART;VALUE=DATE:20200110\r\nDURATION:P3D\r\nRDATE:20200101,20200111,20200102"));
        scattered.Holidays.Select(holiday => holiday.Date.Day).Should().Equal(1, 2, 3, 4, 10, 11, 12, 13);

        // Four years of days cost 5 each and the examination of every date 1: the sixth event or so is one too many.
        string[] many = [.. Enumerable.Repeat(EndlessYears, 12)];
        FluentActions.Invoking(() => ICalendarHolidays.Read(new StringReader(Events(many)), From, From.PlusYears(4), new ICalendarLimits { MaxWork = 50_000 }))
            .Should().Throw<FormatException>().WithMessage("The event on line*examined above the 50000 allowed*");
    }

    [Fact]
    public void Read_CountsFromLongAgo_AreBoundedTogether()
    {
        // 135,000 dates from 1650 to 2020 and 3,650 on are walked for each event: two fit into the limit, three do not.
        string[] two = [.. Enumerable.Repeat(CountFromLongAgo.Replace("0001", "1650", StringComparison.Ordinal), 2)];
        ICalendarLimits limits = new() { MaxWork = 350_000 };
        ICalendarHolidays.Read(new StringReader(Events(two)), From, Until, limits).Holidays.Should().HaveCount(Period.DaysBetween(From, Until));
        FluentActions.Invoking(() => ICalendarHolidays.Read(new StringReader(Events([.. two, two[0]])), From, Until, limits))
            .Should().Throw<FormatException>().WithMessage("The event on line 10*examined above the 350000 allowed*");
    }

    [Fact]
    public void Read_BudgetsAtFullSize_HoldWhereTestsAreScaledUp()
    {
        new ICalendarLimits().MaxWork.Should().Be(20_000_000);
        if (Properties.Scale == 1)
        {
            return;
        }

        string[] overlapping = [.. Enumerable.Repeat(EndlessYears, 900)];
        FluentActions.Invoking(() => ICalendarHolidays.Read(new StringReader(Events(overlapping)), From, From.PlusYears(400)))
            .Should().Throw<FormatException>().WithMessage("The event on line*examined above the 20000000 allowed*");
        Read(Events(CountFromLongAgo)).Holidays.Should().HaveCount(Period.DaysBetween(From, Until));
        FluentActions.Invoking(() => Read(Events([.. Enumerable.Repeat(CountFromLongAgo, 100)]))).Should().Throw<FormatException>().WithMessage("The event on line*examined above*");
    }

    [Fact]
    public void Read_DatesAtTheEndsOfCalendars_AreReadOrRefusedByLine()
    {
        FluentActions.Invoking(() => Read(Events("DTSTART;VALUE=DATE:05000101\r\nRRULE:RSCALE=PERSIAN;FREQ=YEARLY")))
            .Should().Throw<FormatException>().WithMessage("The event on line 2*0500-01-01*Persian*");
        LocalDate end = LocalDate.MaxIsoValue;
        ICalendarHolidays.Read(new StringReader(Events("DTSTART;VALUE=DATE:99991230\r\nDURATION:P5D")), new LocalDate(9999, 1, 1), end)
            .Holidays.Select(holiday => holiday.Date).Should().Equal(end.PlusDays(-1));
    }

    private static ICalendarHolidays Read(string text) => ICalendarHolidays.Read(new StringReader(text), From, Until);

    private static string Events(params string[] events) =>
        $"BEGIN:VCALENDAR\r\n{string.Concat(events.Select(lines => $"BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";

    /// <summary>A text of many repetitions that is never held as a whole.</summary>
    private sealed class RepeatingReader(string head, string body, int times, string tail) : TextReader
    {
        private string _current = head;
        private int _position;
        private int _done;

        public override int Read(char[] buffer, int index, int count)
        {
            int written = 0;
            while (written < count)
            {
                if (_position == _current.Length)
                {
                    if (_done > times)
                    {
                        break;
                    }

                    _current = ++_done <= times ? body : tail;
                    _position = 0;
                    continue;
                }

                int take = Math.Min(count - written, _current.Length - _position);
                _current.CopyTo(_position, buffer, index + written, take);
                _position += take;
                written += take;
            }

            return written;
        }
    }
}
