using System.Text.RegularExpressions;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests;

/// <summary>The guide to desk.json says what the code does.</summary>
public sealed partial class DeskGuideTests
{
    private const string Guide = "docs/desk.md";

    public static TheoryData<string> Pages => new(MarkdownPages.All);

    public static TheoryData<string> DeskFiles => new(
        Directory.EnumerateFiles(Repository.File("docs", "samples", "desks"), "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void JsonBlocks_AreDocumentsThatCanBeRead(string page)
    {
        foreach (MarkdownBlock block in MarkdownPages.BlocksOf(page).Where(b => b.IsIn("json")))
        {
            using StringReader document = new(block.Text);
            switch (block.MarkerKind)
            {
                case "desk":
                    DeskJson.Read(document, block.Where, DateTimeZoneProviders.Tzdb).Clocks.Should().NotBeEmpty();
                    break;
                case "budget":
                    BudgetJson.Read(document, block.Where).Budget.Lines.Should().NotBeEmpty();
                    break;
                case "workforce":
                    WorkforceJson.Read(document, block.Where, DateTimeZoneProviders.Tzdb).Agents.Should().NotBeEmpty();
                    break;
                case "workflow":
                    WorkflowJson.Read(document, block.Where).Steps.Should().NotBeEmpty();
                    break;
                default:
                    Assert.Fail($"{block.Where}: the line above a block of JSON is <!-- desk: Name -->, or budget, workforce or workflow in place of desk.");
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(DeskFiles))]
    public void SampleDesks_CanBeRead(string file)
    {
        using StreamReader document = File.OpenText(Repository.File("docs", "samples", "desks", file));
        DeskJson.Read(document, file, DateTimeZoneProviders.Tzdb).Clocks.Should().NotBeEmpty();
    }

    [Fact]
    public void Findings_AreListedWithWhatBecomesOfTheRow()
    {
        Dictionary<string, string> listed = FindingRow().Matches(MarkdownPages.Read(Guide))
            .ToDictionary(m => m.Groups["kind"].Value, m => m.Groups["leftOut"].Value, StringComparer.Ordinal);
        listed.Should().BeEquivalentTo(Enum.GetValues<LogFindingKind>()
            .ToDictionary(k => k.ToString(), k => LogFinding.IsRejection(k) ? "yes" : "no", StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(LogKind))]
    [InlineData(typeof(LogColumn))]
    [InlineData(typeof(LogActivity))]
    [InlineData(typeof(TicketStatus))]
    [InlineData(typeof(TicketField))]
    [InlineData(typeof(BusinessDayRoll))]
    [InlineData(typeof(DayLanding))]
    [InlineData(typeof(MissingDeadline))]
    [InlineData(typeof(OvernightHolidayRule))]
    [InlineData(typeof(SlaStop))]
    [InlineData(typeof(ClockKind))]
    [InlineData(typeof(RetargetMode))]
    [InlineData(typeof(ReopenMode))]
    [InlineData(typeof(ClockEffect))]
    [InlineData(typeof(TicketOccasionKind))]
    [InlineData(typeof(PersonRole))]
    [InlineData(typeof(ContactChannel))]
    [InlineData(typeof(MessageVisibility))]
    [InlineData(typeof(EscalationPath))]
    [InlineData(typeof(LevelDelivery))]
    [InlineData(typeof(TimedActionKind))]
    public void Words_AreExplained(Type closedSet)
    {
        string guide = MarkdownPages.Read(Guide);
        Enum.GetNames(closedSet).Select(Word).Where(word => !guide.Contains($"`{word}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>The reader names, in its message on an unknown member, the members that it knows.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("calendars.office")]
    [InlineData("calendars.office.hoursFrom[0]")]
    [InlineData("calendars.office.overrides[0]")]
    [InlineData("calendars.office.holidays[0]")]
    [InlineData("calendars.office.closures[0]")]
    [InlineData("dayRules.late")]
    [InlineData("log")]
    [InlineData("log.plausibleYears")]
    [InlineData("clocks[0]")]
    [InlineData("clocks[0].policies[0]")]
    [InlineData("clocks[1].policies[0].target")]
    [InlineData("clocks[1].policies[0].zones")]
    [InlineData("clocks[1].policies[0].levels[0]")]
    [InlineData("metrics['call back']")]
    [InlineData("metrics['call back'].starts[0]")]
    [InlineData("metrics['call back'].stops[1]")]
    [InlineData("metrics['call back'].pauses[0]")]
    [InlineData("metrics['call back'].pausesWhile[0]")]
    [InlineData("actions[0]")]
    [InlineData("attention[0]")]
    [InlineData("operation")]
    [InlineData("operation.workloads[0]")]
    [InlineData("operation.agents[0]")]
    public void Members_AreAllInTheGuide(string path)
    {
        string[] known = MembersKnownAt(path);
        known.Should().NotBeEmpty();
        string guide = MarkdownPages.Read(Guide);
        known.Where(member => !guide.Contains($"`{member}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static string[] MembersKnownAt(string path)
    {
        MarkdownBlock complete = MarkdownPages.BlocksOf(Guide).Single(b => string.Equals(b.MarkerName, "every-member", StringComparison.Ordinal));
        Newtonsoft.Json.Linq.JObject desk = Newtonsoft.Json.Linq.JObject.Parse(complete.Text);
        desk.SelectToken(path)!["noSuchMember"] = 1;
        using StringReader document = new(desk.ToString());
        DeskFormatException fault = FluentActions.Invoking(() => DeskJson.Read(document, "desk.json", DateTimeZoneProviders.Tzdb))
            .Should().Throw<DeskFormatException>().Which;
        fault.Found.Should().Contain("noSuchMember");
        return fault.Allowed.Split(", ");
    }

    private static string Word(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    [GeneratedRegex(@"^\| `(?<kind>[A-Z][A-Za-z]+)` \|.*\| (?<leftOut>yes|no) \|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex FindingRow();
}
