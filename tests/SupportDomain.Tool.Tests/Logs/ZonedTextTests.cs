using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Tests.Logs;

public sealed class ZonedTextTests
{
    private static readonly string[] Zones = ["America/New_York", "Asia/Tehran", "Pacific/Apia", "Australia/Lord_Howe", "America/St_Johns", "UTC"];

    [Fact]
    public void Write_AnyInstant_EqualsThePatternOfTheLibrary()
    {
        Gen<(string Zone, Instant[] Times)> cases =
            from zone in Gen.Elements(Zones)
            from times in (from day in Gen.Choose(-25_000, 800_000)
                           from second in Gen.Choose(0, 86_399)
                           from nanosecond in Gen.Elements(0, 1, 999_999_999)
                           select Instant.FromUnixTimeSeconds(0) + Duration.FromDays(day) + Duration.FromSeconds(second) + Duration.FromNanoseconds(nanosecond)).ArrayOf(60)
            select (zone, times);
        Properties.Check(cases.ToArbitrary(), c =>
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[c.Zone];
            ZonedText text = new(zone);
            byte[] bytes = new byte[ZonedText.Length];
            foreach (Instant time in c.Times)
            {
                text.Write(time, bytes);
                OffsetDateTime expected = time.InZone(zone).ToOffsetDateTime();
                Encoding.UTF8.GetString(bytes).Should().Be(OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>").Format(expected), "in {0}", c.Zone);
            }
        });
    }
}
