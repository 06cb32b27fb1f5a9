using NodaTime;
using SupportDomain.Analytics.Internal;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Numerics;
using SupportDomain.Staffing;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class ArrivalSamplerTests
{
    [Fact]
    public void Next_WeeklyProfile_KeepsToTheHoursOfTheZone()
    {
        // Monday 09:00 to 10:00 and Sunday 23:00 to 24:00 in Tehran, two and one an hour; nothing else. Half an hour past whole hours in UTC.
        DateTimeZone tehran = DateTimeZoneProviders.Tzdb["Asia/Tehran"];
        Rational[] rates = new Rational[ArrivalProcess.HoursOfWeek];
        rates[9] = 2;
        rates[^1] = 1;
        Instant start = Instant.FromUtc(2024, 1, 1, 0, 0);
        ArrivalSampler sampler = new(ArrivalProcess.Weekly(tehran, rates), new RandomStream(3), start.ToUnixTimeTicks());
        Dictionary<(IsoDayOfWeek, int), int> hours = [];
        for (Instant at = Instant.FromUnixTimeTicks(sampler.Next()); at < start + Duration.FromDays(7 * 1000); at = Instant.FromUnixTimeTicks(sampler.Next()))
        {
            LocalDateTime local = at.InZone(tehran).LocalDateTime;
            (IsoDayOfWeek, int) hour = (local.DayOfWeek, local.Hour);
            hours[hour] = hours.GetValueOrDefault(hour) + 1;
        }

        // Poisson counts of mean 2,000 and 1,000.
        hours.Keys.Should().BeEquivalentTo([(IsoDayOfWeek.Monday, 9), (IsoDayOfWeek.Sunday, 23)]);
        hours[(IsoDayOfWeek.Monday, 9)].Should().BeInRange(2000 - (5 * 45), 2000 + (5 * 45));
        hours[(IsoDayOfWeek.Sunday, 23)].Should().BeInRange(1000 - (5 * 32), 1000 + (5 * 32));
    }

    [Fact]
    public void Next_WeeklyProfileInAHourThatHappensTwice_HasItsRateTwice()
    {
        // In Berlin the hour from 02:00 to 03:00 of Sunday 27 October 2024 happened twice, that of 31 March not at all.
        DateTimeZone berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Rational[] rates = new Rational[ArrivalProcess.HoursOfWeek];
        rates[(6 * 24) + 2] = 1000;
        int Count(Instant day)
        {
            ArrivalSampler sampler = new(ArrivalProcess.Weekly(berlin, rates), new RandomStream(9), day.ToUnixTimeTicks());
            int count = 0;
            while (Instant.FromUnixTimeTicks(sampler.Next()) < day + Duration.FromDays(2))
            {
                count++;
            }

            return count;
        }

        Count(Instant.FromUtc(2024, 10, 26, 12, 0)).Should().BeInRange(2000 - 225, 2000 + 225);
        Count(Instant.FromUtc(2024, 3, 30, 12, 0)).Should().Be(0);
        Count(Instant.FromUtc(2024, 6, 1, 12, 0)).Should().BeInRange(1000 - 160, 1000 + 160);
    }

    [Fact]
    public void Next_RecordedAndRegular_GiveWhatWasStated()
    {
        Instant start = Instant.FromUtc(2024, 1, 1, 0, 0);
        ArrivalSampler recorded = new(ArrivalProcess.Recorded([start + Duration.FromHours(2), start - Duration.FromHours(1), start + Duration.FromHours(1)]), new RandomStream(1), start.ToUnixTimeTicks());
        recorded.Next().Should().Be((start + Duration.FromHours(1)).ToUnixTimeTicks());
        recorded.Next().Should().Be((start + Duration.FromHours(2)).ToUnixTimeTicks());
        recorded.Next().Should().Be(long.MaxValue);
        ArrivalSampler regular = new(ArrivalProcess.Regular(Duration.FromMinutes(10)), new RandomStream(1), start.ToUnixTimeTicks());
        regular.Next().Should().Be((start + Duration.FromMinutes(10)).ToUnixTimeTicks());
        regular.Next().Should().Be((start + Duration.FromMinutes(20)).ToUnixTimeTicks());
    }
}
