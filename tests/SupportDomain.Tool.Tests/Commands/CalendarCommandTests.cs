using System.Globalization;
using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Tool.Tests.Commands;

public sealed class CalendarCommandTests
{
    private static readonly string Tehran = Repository.File("docs", "samples", "calendars", "tehran-desk.json");

    [Fact]
    public async Task Calendar_AtAnInstant_SaysWhichLayerClosedItAndWhenItOpens()
    {
        (int code, string output, _) = await Run(Tehran, "--at", "2026-03-19T06:45:00Z");
        code.Should().Be(ExitCode.Success);

        // 06:45 UTC is 10:15 in Tehran: the closure holds until Friday and the holidays of Nowruz, which end on Tuesday the 24th.
        output.Should().Contain("2026-03-19T10:15:00 Thu: closed by Closure of 2026-03-19 (Year's last working day), since 2026-03-19T06:30:00Z, until 2026-03-25T04:30:00Z");
        output.Should().Contain("next opening 2026-03-25T04:30:00Z, next closing 2026-03-25T08:30:00Z");
    }

    [Fact]
    public async Task Calendar_Week_DrawsHalfHoursAndNamesWhatClosesThem()
    {
        (_, string output, _) = await Run(Tehran, "--week", "2026-03-18");
        output.Should().Contain("Wed 2026-03-18  ................########.########...............       8\n");
        output.Should().Contain("Thu 2026-03-19  ................####............................       2  Year's last working day\n");
        output.Should().Contain("# open, + partly, . closed; 26 h in all");
    }

    [Fact]
    public async Task Calendar_SolarHijriYear_DrawsItsMonthsAndHolidays()
    {
        (_, string output, _) = await Run(Tehran, "--year", "1405");

        // 1-4 Farvardin are off for Nowruz, 7 is a Friday, 12 and 13 are the Republic's and Nature's Day, 25 Shawwal is estimated for the 25th.
        output.Should().Contain("1405-01 Farvardin    HHHH##.####HH.######.###e##.###");
        output.Should().Contain("1405-12-29 Sat (2027-03-20) Iranian Oil Industry Nationalization Day");
        output.Should().Contain("1405-01-25 Tue (2026-04-14) Martyrdom of Imam Ja'far al-Sadiq (estimated)");
    }

    /// <summary>Only what the file says stays as it is: its names, and the ids of zones.</summary>
    [Fact]
    public async Task Calendar_InPersian_HasNoEnglishWordOfItsOwn()
    {
        (int code, string output, _) = await Run(Tehran, "--year", "1405", "--week", "2026-03-18", "--at", "2026-03-19T06:45:00Z", "--lang", "fa");
        code.Should().Be(ExitCode.Success);
        output.Should().Contain("\u2066................####............................\u2069       ۲  \u2068Year's last working day\u2069\n");
        output.Should().Contain("\u20661405-01\u2069 فروردین   ").And.Contain("  ۲۰ روز کاری\n").And.Contain("روی هم ۴۲ ساعت");
        output.Should().Contain("\u20662026-03-19T10:15:00\u2069 پنجشنبه: بسته به سبب بستن در \u20681404-12-28\u2069 (\u2068Year's last working day\u2069)، از \u20682026-03-19T06:30:00Z\u2069 تا \u20682026-03-25T04:30:00Z\u2069\n");
        string own = Regex.Replace(output, "\u2068[^\u2069]*\u2069|\u2066[^\u2069]*\u2069", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1));
        own.Should().NotMatchRegex("[A-Za-z]{2}");
    }

    [Fact]
    public async Task Calendar_IsoYear_DrawsTwelveMonths()
    {
        (_, string output, _) = await Run(Tehran, "--year", "2027");
        output.Should().Contain("2027-03 March        ").And.Contain("???????????", "the horizon ends before 21 March 2027");
        (_, output, _) = await Run(Tehran, "--year", "2025", "--dates", "persian");
        output.Should().Contain("2025-01 Farvardin").And.Contain("???", "the year 2025 of the Solar Hijri calendar lies far ahead");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "instant in UTC", "--at", "yesterday")]
    [InlineData(ExitCode.Usage, "date such as", "--week", "2026-02-30")]
    [InlineData(ExitCode.Usage, "persian", "--dates", "julian")]
    [InlineData(ExitCode.Usage, "--at is '10000-01-01T00:00:00Z'; it must be", "--at", "10000-01-01T00:00:00Z")]
    [InlineData(ExitCode.Usage, "--week is '9999-12-31'; it must be a date such as 2026-03-21, in the years from 1 to 9998", "--week", "9999-12-31")]
    [InlineData(ExitCode.Usage, "--week is '-9998-01-01'", "--week=-9998-01-01")]
    [InlineData(ExitCode.Usage, "--year is 9999; it must lie in the Persian years from 1 to 9376", "--year", "9999", "--dates", "persian")]
    [InlineData(ExitCode.Usage, "--year is 9377; it must lie in the Persian years from 1 to 9376", "--year", "9377", "--dates", "persian")]
    [InlineData(ExitCode.Usage, "--year is 9999; it must lie in the ISO years from 1 to 9998", "--year", "9999")]
    [InlineData(ExitCode.Usage, "--year is 0; it must lie in the Persian years from 1", "--year", "0")]
    public async Task Calendar_WrongOption_SaysWhatIsAllowed_AndShowsNothing(int expected, string fact, params string[] options)
    {
        foreach (string[] form in new string[][] { [], ["--json"] })
        {
            (int code, string output, string error) = await Run([Tehran, .. options, .. form]);
            code.Should().Be(expected);
            error.Should().Contain(fact);
            output.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("--at", "9999-12-31T23:59:59Z")]
    [InlineData("--at=-9998-01-01T00:00:00Z")]
    [InlineData("--at", "0001-01-01T00:00:00Z", "--dates", "persian")]
    [InlineData("--week", "9998-12-31")]
    [InlineData("--week", "9998-12-31", "--dates", "persian")]
    [InlineData("--week", "0001-01-01", "--dates", "persian")]
    [InlineData("--year", "9998")]
    [InlineData("--year", "9376", "--dates", "persian")]
    [InlineData("--year", "1", "--dates", "iso")]
    public async Task Calendar_FarFromItsHorizon_SaysSo(params string[] options)
    {
        (int code, string output, string error) = await Run([Tehran, .. options]);
        code.Should().Be(ExitCode.Success, "{0}", error);
        output.Should().Contain("outside the horizon");
        (code, _, error) = await Run([Tehran, .. options, "--json"]);
        code.Should().Be(ExitCode.Success, "{0}", error);
    }

    [Fact]
    public async Task Calendar_NoFileOrNoCalendar_IsAFault()
    {
        (await Run(Tehran + ".missing")).Code.Should().Be(ExitCode.File);
        (int code, _, string error) = await Run(Repository.File("global.json"));
        code.Should().Be(ExitCode.Desk);
        error.Should().Contain("version");
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using StringWriter error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Terminal terminal = new(Terminal.Console(output, isRedirected: true), Terminal.Console(error, isRedirected: true), isInteractive: false);
        int code = await Program.Run(["calendar", .. arguments], terminal, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
