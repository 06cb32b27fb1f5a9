using System.Globalization;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Metrics;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Documentation.Tests;

/// <summary>The numbers of the guide to the report are those of its own log.</summary>
public sealed class ReportGuideTests
{
    private const string Guide = "docs/report.md";

    [Fact]
    public void BoldNumbers_AreThoseOfTheLog()
    {
        ReplaySummary summary = Replay();
        ClockSummary clock = summary.Clocks[0];
        AttainmentTally tally = clock.Total.Tally;
        WilsonInterval interval = WilsonInterval.Of(tally.Met, tally.Decided);
        string[] missed = [.. clock.Hours.Missed.Counts.Index().Where(c => c.Item == 1).Select(c => Text($"{c.Index}"))];
        MarkdownPages.Read(Guide).ReplaceLineEndings(" ").Split("**").Where((_, i) => i % 2 == 1).Should().Equal(
            Text($"{tally.Met} of {tally.Decided}"),
            Text($"{tally.Attainment * 100:0.0} %"),
            Text($"{interval.Lower * 100:0.0} % to {interval.Upper * 100:0.0} %"),
            Text($"{clock.Total.TimeToStop.Median!.Value.TotalMinutes} minutes"),
            Text($"{summary.TimeToResolve.Mean!.Value.TotalMinutes} minutes"),
            Text($"{summary.Survival.Median!.Value.TotalMinutes} minutes"),
            Text($"{summary.Survival.RestrictedMean!.Value.TotalSeconds:#,0} seconds"),
            Text($"{summary.Backlog.Open} tickets"),
            Text($"{summary.Backlog.Ages.Mean!.Value.TotalMinutes} minutes"),
            string.Join(" and ", missed) + " o'clock",
            clock.LongestRunning[0].Ticket.Value,
            clock.LongestStopped[0].Ticket.Value,
            Text($"{clock.VerdictAgreement.Agreed} of {clock.VerdictAgreement.Compared}"));
        clock.VerdictAgreement.Disagreements.Should().ContainSingle().Which.Examples.Should().ContainSingle().Which.Ticket.Should().Be("B");
    }

    private static ReplaySummary Replay()
    {
        List<MarkdownBlock> blocks = MarkdownPages.BlocksOf(Guide);
        using StringReader document = new(blocks.Single(b => b.IsIn("json")).Text);
        Desk desk = DeskJson.Read(document, Guide, DateTimeZoneProviders.Tzdb);
        string[][] rows = [.. blocks.Single(b => b.IsIn("csv")).Text.Split('\n').Select(line => line.Split(','))];
        LogReplay replay = new(desk, rows[0]);
        for (int i = 1; i < rows.Length; i++)
        {
            replay.Add(i + 1, rows[i]);
        }

        return replay.Finish();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
