using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Reports;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Reports;

public sealed partial class ReasonTextTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 2, 9, 0, 5);

    /// <summary>The reasons of every public class of the library that lists some.</summary>
    private static readonly ReasonKind[] Kinds =
    [
        .. typeof(Reason).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Reasons", StringComparison.Ordinal))
            .SelectMany(t => (ImmutableArray<ReasonKind>)t.GetProperty("All")!.GetValue(null)!),
    ];

    public static TheoryData<string> Codes => [.. Kinds.Select(k => k.Code.Text)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void EveryKind_HasBothWordingsAndUsesEveryParameter(string code)
    {
        ReasonKind kind = Kinds.Single(k => k.Code.Text == code);
        foreach (WordingLanguage language in Enum.GetValues<WordingLanguage>())
        {
            string? template = ReasonText.TemplateOf(kind.Code, language);
            template.Should().NotBeNullOrWhiteSpace("{0} in {1}", kind, language);
            Placeholder().Matches(template!).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(kind.ParameterNames, "{0} in {1}", kind, language);
            Persian().IsMatch(template!).Should().Be(language == WordingLanguage.Persian);
            string text = ReasonText.Of(kind.Of([.. kind.ParameterNames.Select(n => new ReasonName("<" + n + ">"))]), language);
            kind.ParameterNames.Where(n => !text.Contains("<" + n + ">", StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    [Fact]
    public void Of_SaysInEnglishAndPersian()
    {
        Reason reason = TicketReasons.Ended.Of(new ReasonName("T-1"), TicketReasons.NameOf(TicketStatus.Closed));
        ReasonText.Of(reason, WordingLanguage.English).Should().Be("Ticket T-1 is closed; a further request is a follow-up ticket.");
        ReasonText.Of(reason, WordingLanguage.Persian).Should().Be("تیکت \u2068T-1\u2069 بسته است؛ درخواست تازه تیکت پیگیری می‌خواهد.");
    }

    [Fact]
    public void Of_TellsInstantsInTheZoneHandedIn()
    {
        Reason reason = TicketReasons.Of(new TicketFinding(TicketFindingKind.TimeWentBack, At, TicketStatus.New, TicketStatus.New));
        ReasonText.Of(reason, WordingLanguage.English).Should().Contain("2026-03-02 09:00:05 UTC");
        ReasonText.Of(reason, WordingLanguage.English, DateTimeZoneProviders.Tzdb["Asia/Tehran"]).Should().Contain("2026-03-02 12:30:05 Asia/Tehran");
        ReasonText.Of(reason, WordingLanguage.Persian).Should().Contain("۲۰۲۶-۰۳-۰۲ ۰۹:۰۰:۰۵ UTC");
    }

    [Fact]
    public void EveryFinding_HasAReason()
    {
        foreach (TicketFindingKind kind in Enum.GetValues<TicketFindingKind>())
        {
            Reason reason = TicketReasons.Of(new TicketFinding(kind, At, TicketStatus.Closed, TicketStatus.Open));
            TicketReasons.All.Should().ContainSingle(k => k.Code == reason.Code);
            ReasonText.Of(reason, WordingLanguage.English).Should().Contain("2026-03-02");
        }
    }

    /// <summary>The parameters that tickets do not use, in the place of a name.</summary>
    [Fact]
    public void Of_WordsEveryKindOfParameter()
    {
        Word(new ReasonDuration(Duration.FromHours(51) + Duration.FromMinutes(4) + Duration.FromMilliseconds(5500)), "51 h 4 min 5.5 s", "۵۱ ساعت و ۴ دقیقه و ۵٫۵ ثانیه");
        Word(new ReasonDuration(Duration.Zero), "0 s", "۰ ثانیه");
        Word(new ReasonDuration(-Duration.FromMinutes(90)), "−1 h 30 min", "−۱ ساعت و ۳۰ دقیقه");
        Word(new ReasonCount(1_234), "1234", "۱۲۳۴");
        Word(new ReasonShare(2, 3), "67 %", "۶۷٪");
        Word(Money.Parse("EUR 12.34", null), "EUR 12.34", "EUR ۱۲٫۳۴");

        static void Word(IReasonParameter parameter, string english, string persian)
        {
            ReasonText.Of(TicketReasons.NotOpened.Of(parameter), WordingLanguage.English).Should().Be($"Ticket {english} has not been opened.");
            ReasonText.Of(TicketReasons.NotOpened.Of(parameter), WordingLanguage.Persian).Should().Be($"تیکت {persian} باز نشده است.");
        }
    }

    [Fact]
    public void Of_UnknownCodeOrArity_IsRefused()
    {
        FluentActions.Invoking(() => ReasonText.Of(new Reason(new ReasonCode("no.such")), WordingLanguage.English)).Should().Throw<ArgumentException>().WithMessage("*no.such*");
        FluentActions.Invoking(() => ReasonText.Of(new Reason(TicketReasons.Ended.Code), WordingLanguage.English)).Should().Throw<ArgumentException>().WithMessage("*2*0*");
        FluentActions.Invoking(() => ReasonText.Of(TicketReasons.Ended.Of(new ReasonName(""), new ReasonName("")), (WordingLanguage)9)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [GeneratedRegex("\\{(?<name>[a-z]+)\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("[\u0600-\u06FF]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Persian();
}
