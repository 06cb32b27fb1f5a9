using System.Text.RegularExpressions;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests;

/// <summary>The pages on tickets say what the code does: the transition table, the commands, events and findings.</summary>
public sealed partial class TicketGuideTests
{
    private const string Guide = "docs/tickets.md";
    private const string Events = "docs/ticket-events.md";

    [Fact]
    public void TransitionTable_IsTheOneOfTheCode()
    {
        TicketStatus[] statuses = Enum.GetValues<TicketStatus>();
        string[] lines = MarkdownPages.Read(Guide).Split('\n');
        int header = Array.IndexOf(lines, "<!-- table: transitions -->") + 1;
        header.Should().BePositive();
        Cells(lines[header])[1..].Should().Equal(statuses.Select(s => s.ToString()));
        foreach ((TicketStatus from, int row) in statuses.Select((s, i) => (s, i)))
        {
            string[] cells = Cells(lines[header + 2 + row]);
            cells[0].Should().Be(from.ToString());
            cells[1..].Should().Equal(statuses.Select(to => from != to && TicketTransitions.IsAllowed(from, to) ? "yes" : string.Empty), "from {0}", from);
        }
    }

    [Fact]
    public void Findings_AreAllListed() =>
        Rows(Guide, "finding").Should().BeEquivalentTo(Enum.GetNames<TicketFindingKind>());

    [Fact]
    public void Statuses_AreAllListed() => Rows(Guide, "status").Should().BeEquivalentTo(Enum.GetNames<TicketStatus>());

    [Fact]
    public void Commands_AreAllListed() => Rows(Guide, "command").Should().BeEquivalentTo(
        typeof(TicketCommand).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(TicketCommand))).Select(t => t.Name));

    /// <summary>The reader names, in its message on an unknown kind, the kinds that it knows.</summary>
    [Fact]
    public void Events_AreAllListed()
    {
        DeskKinds().Should().BeEquivalentTo(Rows(Events, "`kind`"));

        static string[] DeskKinds() => FluentActions.Invoking(() => Serialization.JsonNet.TicketEventJson.Read("""{"v":1,"kind":"none"}""", "x"))
            .Should().Throw<Serialization.JsonNet.DeskFormatException>().Which.Allowed.Split(", ");
    }

    /// <summary>The first cells of the table whose first heading is the given one, without their code marks.</summary>
    private static string[] Rows(string page, string heading)
    {
        string[] lines = MarkdownPages.Read(page).Split('\n');
        int header = Array.FindIndex(lines, line => line.StartsWith('|') && Cells(line)[0] == heading);
        header.Should().BeGreaterThanOrEqualTo(0, "{0} has a table of {1}", page, heading);
        return [.. lines[(header + 2)..].TakeWhile(line => line.StartsWith('|')).Select(line => Code().Match(Cells(line)[0]).Groups["name"].Value)];
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
