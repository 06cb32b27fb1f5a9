using System.Globalization;
using SupportDomain.Desks;

namespace SupportDomain.Tests.Desks;

/// <summary>What the replay of histories keeps in memory. The figure is the whole process's, so nothing else runs beside.</summary>
[Collection(AloneTests.Name)]
public sealed class EventReplayMemoryTests
{
    /// <summary>40 bytes a row and 4 a text, some bytes a ticket, and the lists' room to grow.</summary>
    [Fact]
    public void Add_KeepsOfEachRow_WhatIsDocumented()
    {
        const int Rows = 300_000;
        const int RowsOfATicket = 10;
        string[][] rows = [.. Enumerable.Range(0, RowsOfATicket).Select(i => new[] { string.Empty, $"2026-01-01 00:0{i}", i == 9 ? "done" : "new" })];
        EventReplay replay = new(EventReplayTests.Desk(EventReplayTests.Events), ["id", "at", "s"]);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Rows; i++)
        {
            string[] row = rows[i % RowsOfATicket];
            row[0] = string.Create(CultureInfo.InvariantCulture, $"T{i / RowsOfATicket}");
            replay.Add(i + 2, row);
        }

        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        long documented = (Rows * (40L + 4)) + (Rows / RowsOfATicket * 150L);
        kept.Should().BeLessThan(documented * 13 / 10);
        replay.Finish().Tickets.Should().Be(Rows / RowsOfATicket);
    }
}
