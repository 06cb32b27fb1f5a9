using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportDomain.BusinessTime;

/// <content>Iran.</content>
public static partial class HolidayPresets
{
    /// <summary>
    /// The first days of the lunar months that hold holidays (1, 2, 3, 6, 7, 8, 9, 10 and 12), a row a lunar year, as Iran's published calendars put them.
    /// They follow from the dates of the holidays of 2001 to 2025, which agree on every month's start. What lies after that is that source's estimate.
    /// </summary>
    private const string IranianLunarMonths = """
        1421: - - - - - - - 2000-12-27 2001-02-25
        1422: 2001-03-27 2001-04-25 2001-05-25 2001-08-21 2001-09-19 2001-10-18 2001-11-17 2001-12-16 2002-02-14
        1423: 2002-03-16 2002-04-14 2002-05-14 2002-08-10 2002-09-09 2002-10-08 2002-11-07 2002-12-06 2003-02-03
        1424: 2003-03-05 2003-04-04 2003-05-03 2003-07-31 2003-08-29 2003-09-28 2003-10-27 2003-11-26 2004-01-24
        1425: 2004-02-22 2004-03-23 2004-04-21 2004-07-19 2004-08-18 2004-09-17 2004-10-16 2004-11-14 2005-01-12
        1426: 2005-02-11 2005-03-12 2005-04-10 2005-07-08 2005-08-07 2005-09-06 2005-10-05 2005-11-04 2006-01-02
        1427: 2006-01-31 2006-03-02 2006-03-31 2006-06-27 2006-07-27 2006-08-26 2006-09-25 2006-10-24 2006-12-22
        1428: 2007-01-21 2007-02-19 2007-03-21 2007-06-16 2007-07-16 2007-08-15 2007-09-13 2007-10-13 2007-12-12
        1429: 2008-01-10 2008-02-09 2008-03-09 2008-06-05 2008-07-04 2008-08-03 2008-09-02 2008-10-01 2008-11-30
        1430: 2008-12-29 2009-01-28 2009-02-27 2009-05-26 2009-06-24 2009-07-24 2009-08-22 2009-09-20 2009-11-19
        1431: 2009-12-18 2010-01-17 2010-02-16 2010-05-15 2010-06-14 2010-07-13 2010-08-12 2010-09-10 2010-11-08
        1432: 2010-12-07 2011-01-06 2011-02-05 2011-05-05 2011-06-04 2011-07-03 2011-08-01 2011-08-31 2011-10-29
        1433: 2011-11-27 2011-12-26 2012-01-25 2012-04-23 2012-05-23 2012-06-21 2012-07-21 2012-08-19 2012-10-17
        1434: 2012-11-16 2012-12-15 2013-01-13 2013-04-12 2013-05-12 2013-06-10 2013-07-10 2013-08-09 2013-10-07
        1435: 2013-11-05 2013-12-04 2014-01-03 2014-04-01 2014-05-01 2014-05-30 2014-06-29 2014-07-29 2014-09-26
        1436: 2014-10-26 2014-11-24 2014-12-24 2015-03-22 2015-04-20 2015-05-20 2015-06-18 2015-07-18 2015-09-15
        1437: 2015-10-15 2015-11-13 2015-12-13 2016-03-11 2016-04-09 2016-05-08 2016-06-07 2016-07-06 2016-09-03
        1438: 2016-10-03 2016-11-01 2016-12-01 2017-02-28 2017-03-30 2017-04-28 2017-05-27 2017-06-26 2017-08-23
        1439: 2017-09-22 2017-10-21 2017-11-20 2018-02-18 2018-03-19 2018-04-18 2018-05-17 2018-06-15 2018-08-13
        1440: 2018-09-11 2018-10-11 2018-11-09 2019-02-07 2019-03-08 2019-04-07 2019-05-07 2019-06-05 2019-08-03
        1441: 2019-09-01 2019-09-30 2019-10-30 2020-01-27 2020-02-25 2020-03-26 2020-04-25 2020-05-24 2020-07-22
        1442: 2020-08-21 2020-09-19 2020-10-18 2021-01-15 2021-02-13 2021-03-15 2021-04-14 2021-05-13 2021-07-12
        1443: 2021-08-10 2021-09-08 2021-10-08 2022-01-04 2022-02-03 2022-03-04 2022-04-03 2022-05-03 2022-07-01
        1444: 2022-07-30 2022-08-29 2022-09-28 2022-12-25 2023-01-23 2023-02-22 2023-03-23 2023-04-22 2023-06-20
        1445: 2023-07-19 2023-08-18 2023-09-17 2023-12-15 2024-01-13 2024-02-11 2024-03-12 2024-04-10 2024-06-08
        1446: 2024-07-07 2024-08-06 2024-09-05 2024-12-03 2025-01-02 2025-01-31 2025-03-02 2025-03-31 2025-05-28
        1447: 2025-06-27 2025-07-26 2025-08-25 2025-11-22 2025-12-22 2026-01-21 2026-02-19 2026-03-21 2026-05-19
        1448: 2026-06-17 2026-07-16 2026-08-15 2026-11-12 2026-12-11 - - - -
        """;

    private static readonly int[] IranianLunarMonthColumns = [1, 2, 3, 6, 7, 8, 9, 10, 12];

    private static readonly LocalDate IranianMonthsEstimatedFrom = new(2025, 12, 1);

    private static readonly LunarMonthTable IranianMonths = new(ReadMonths());

    /// <summary>
    /// Gets the public holidays of Iran: solar ones by the astronomical Persian calendar, lunar ones from published calendars for 2001 to 2025,
    /// estimates later except what is cited.
    /// </summary>
    /// <remarks>
    /// Fridays are not part of the set: the weekend belongs to the weekly hours, since its days differ by employer and law. 8 Rabi al-awwal counts from 1396 and
    /// 2 Shawwal from 1391, when they were introduced.
    /// </remarks>
    public static HolidaySet Iran { get; } = new(
        "Iran",
        new LocalDate(2001, 1, 1),
        [.. SolarRules(), .. LunarRules(),
            new DatedRule("Eid al-Fitr", new LocalDate(2026, 3, 21)),
            new DatedRule("Public Holiday", new LocalDate(2023, 8, 1), new LocalDate(2023, 8, 2)),
            new DatedRule("Public Holiday", [.. Enumerable.Range(1, 7).Select(day => new LocalDate(2026, 3, day))]),
        ],
        [
            "Acts on public holidays of 1359-04-08 (29 Esfand to 4 Farvardin) and 1378, list as in vacanza/holidays, commit c382fdec, whose lunar dates of 2001-2025 are confirmed against Iran's published calendar",
            "8 Rabi al-awwal: added in 1395/96 (mizanonline 366283); counted from 1396 here",
            "2 Shawwal: bill of 1390 (5ee.ir); counted from 1391 here",
            "Eid al-Fitr 1447 = 1 Farvardin 1405 = 2026-03-21: calendar of 1405 of the Institute of Geophysics, University of Tehran (ilna 1707051)",
            "2023-08-01..02 and 2026-03-01..07: closures by decision of the cabinet, as in vacanza/holidays",
        ]);

    private static IEnumerable<HolidayRule> SolarRules()
    {
        CalendarSystem persian = CalendarSystem.PersianAstronomical;
        yield return new FixedDateRule("Nowruz", 1, 1, persian);
        yield return new FixedDateRule("Nowruz Holiday", 1, 2, persian);
        yield return new FixedDateRule("Nowruz Holiday", 1, 3, persian);
        yield return new FixedDateRule("Nowruz Holiday", 1, 4, persian);
        yield return new FixedDateRule("Islamic Republic Day", 1, 12, persian);
        yield return new FixedDateRule("Nature's Day", 1, 13, persian);
        yield return new FixedDateRule("Death of Imam Khomeini", 3, 14, persian);
        yield return new FixedDateRule("15 Khordad Uprising", 3, 15, persian);
        yield return new FixedDateRule("Islamic Revolution Day", 11, 22, persian);
        yield return new FixedDateRule("Iranian Oil Industry Nationalization Day", 12, 29, persian);
        yield return new FixedDateRule("Last Day of Year", 12, 30, persian);
    }

    private static IEnumerable<HolidayRule> LunarRules()
    {
        yield return new LunarDateRule("Tasua", 1, 9, IranianMonths);
        yield return new LunarDateRule("Ashura", 1, 10, IranianMonths);
        yield return new LunarDateRule("Arbaeen", 2, 20, IranianMonths);
        yield return new LunarDateRule("Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali", 2, 28, IranianMonths);
        yield return new LunarDateRule("Martyrdom of Ali al-Rida", 3, 0, IranianMonths);
        yield return new LunarDateRule("Martyrdom of Hasan al-Askari", 3, 8, IranianMonths, HolidayYears.From(1439));
        yield return new LunarDateRule("Birthday of Muhammad and Imam Ja'far al-Sadiq", 3, 17, IranianMonths);
        yield return new LunarDateRule("Martyrdom of Fatima", 6, 3, IranianMonths);
        yield return new LunarDateRule("Birthday of Imam Ali", 7, 13, IranianMonths);
        yield return new LunarDateRule("Isra' and Mi'raj", 7, 27, IranianMonths);
        yield return new LunarDateRule("Birthday of Mahdi", 8, 15, IranianMonths);
        yield return new LunarDateRule("Martyrdom of Imam Ali", 9, 21, IranianMonths);
        yield return new LunarDateRule("Eid al-Fitr", 10, 1, IranianMonths, HolidayYears.Every.Without(1447));
        yield return new LunarDateRule("Eid al-Fitr Holiday", 10, 2, IranianMonths, HolidayYears.From(1433));
        yield return new LunarDateRule("Martyrdom of Imam Ja'far al-Sadiq", 10, 25, IranianMonths);
        yield return new LunarDateRule("Eid al-Adha", 12, 10, IranianMonths);
        yield return new LunarDateRule("Eid al-Ghadeer", 12, 18, IranianMonths);
    }

    private static IEnumerable<(int Year, int Month, LocalDate Start, bool IsEstimated)> ReadMonths()
    {
        foreach (string row in IranianLunarMonths.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int year = int.Parse(cells[0].TrimEnd(':'), NumberStyles.None, CultureInfo.InvariantCulture);
            for (int i = 1; i < cells.Length; i++)
            {
                if (LocalDatePattern.Iso.Parse(cells[i]).TryGetValue(default, out LocalDate start))
                {
                    yield return (year, IranianLunarMonthColumns[i - 1], start, start >= IranianMonthsEstimatedFrom);
                }
            }
        }
    }
}
