using System.Reflection;
using SupportDomain.Identifiers;
using SupportDomain.Sla;

namespace SupportDomain.Tests.Sla;

/// <summary>The storage of a book: what goes in comes out to the bit, and places are found by name, whatever came and went.</summary>
public sealed class ClockTableTests
{
    private static readonly FieldInfo[] Fields = typeof(ClockState).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    [Fact]
    public void Load_AfterStore_GivesTheStateToTheBit()
    {
        const int Seed = 20260101;
        Random random = new(Seed);
        const int Clocks = 3;
        ClockTable table = new(Clocks);
        Dictionary<(int, int), ClockState> expected = [];
        int whole = 0;
        for (int step = 0; step < 30_000; step++)
        {
            int place = random.Next(600);
            while (place >= expected.Count / Clocks)
            {
                table.Add();
                int added = expected.Count / Clocks;
                for (int c = 0; c < Clocks; c++)
                {
                    expected.Add((added, c), ClockState.Fresh);
                }
            }

            int clock = random.Next(Clocks);
            ClockState state = RandomState(random);
            whole += StoredClock.Fits(state) ? 0 : 1;
            table.Store(place, clock, state, wakeAt: step);
            expected[(place, clock)] = state;
            table.WakeAt(place, clock).Should().Be(step);
            table.LastEffectAt(place, clock).Should().Be(state.LastEffectAt);
        }

        whole.Should().BeInRange(3000, 27_000, "both forms are to be met");
        foreach (((int place, int clock), ClockState state) in expected)
        {
            table.Load(place, clock, out ClockState found);
            foreach (FieldInfo field in Fields)
            {
                field.GetValue(found).Should().Be(field.GetValue(state), "{0}, seed {1}", field.Name, Seed);
            }
        }

        table.WholeCount.Should().Be(expected.Values.Count(s => !StoredClock.Fits(s)));
    }

    /// <summary>Each field for itself: a field that the short form does not know must not fit it.</summary>
    [Fact]
    public void Load_StateThatDiffersInOneField_KeepsTheDifference()
    {
        foreach (FieldInfo field in Fields)
        {
            object state = ClockState.Fresh;
            object value = field.FieldType.IsEnum
                ? Enum.ToObject(field.FieldType, 1)
                : Convert.ChangeType(7, field.FieldType, System.Globalization.CultureInfo.InvariantCulture);
            field.SetValue(state, value);
            ClockTable table = new(1);
            table.Add();
            table.Store(0, 0, (ClockState)state, SlaTime.Never);
            table.Load(0, 0, out ClockState found);
            Fields.Select(f => f.GetValue(found)).Should().Equal(Fields.Select(f => f.GetValue(state)), field.Name);
        }
    }

    [Fact]
    public void Clear_MakesClocksFresh()
    {
        ClockTable table = new(2);
        table.Add();
        ClockState odd = ClockState.Fresh;
        odd.ManualDue = 5;
        table.Store(0, 1, odd, 5);
        table.Clear(0);

        table.Load(0, 1, out ClockState found);
        found.Should().Be(ClockState.Fresh);
        table.WakeAt(0).Should().Be(SlaTime.Never);
        table.WholeCount.Should().Be(0);
    }

    [Fact]
    public void Index_AddsAndRemoves_AsADictionary()
    {
        const int Seed = 7;
        Random random = new(Seed);
        TicketIndex index = new();
        Dictionary<TicketId, int> expected = [];
        for (int step = 0; step < 60_000; step++)
        {
            TicketId ticket = new("T-" + random.Next(8000));
            // Few different hash codes in one half of the steps' tickets: chains get long.
            uint hash = HashOf(ticket);
            int place = index.Find(ticket, hash);
            place.Should().Be(expected.GetValueOrDefault(ticket, -1), "seed {0}", Seed);
            if (place < 0)
            {
                expected.Add(ticket, index.Add(ticket, hash));
            }
            else if (random.Next(2) == 0)
            {
                index.Remove(place);
                expected.Remove(ticket);
            }
        }

        index.Count.Should().Be(expected.Count);
        index.Places.Should().Equal(expected.Values.Order());
        index.Places.Should().OnlyContain(p => expected[index.TicketAt(p)] == p);
    }

    private static uint HashOf(TicketId ticket) => ticket.Value.Length % 2 == 0 ? (uint)ticket.Value[^1] : TicketIndex.HashOf(ticket);

    /// <summary>Few different instants, so that fields are equal as often as not, and rarely anything in the fields that mostly stay as they begin.</summary>
    private static ClockState RandomState(Random random)
    {
        object state = ClockState.Fresh;
        bool isPlain = random.Next(3) > 0;
        string[] rare = ["StretchStart", "PauseBegan", "ConsumedBefore", "PausedBefore", "ManualDue", "ComingManualDue", "DeliverAt", "LevelsWaiting", "LastPause"];
        foreach (FieldInfo field in Fields)
        {
            bool isRare = rare.Contains(field.Name, StringComparer.Ordinal);
            if (random.Next(isRare ? isPlain ? 100 : 4 : 2) == 0)
            {
                long number = random.Next(6) switch { 0 => SlaTime.Unset, 1 => SlaTime.Never, _ => random.Next(4) };
                field.SetValue(state, field.FieldType == typeof(long) ? number
                    : field.FieldType.IsEnum ? Enum.ToObject(field.FieldType, random.Next(5))
                    : field.FieldType == typeof(int) ? random.Next(-1, 100_000)
                    : field.FieldType == typeof(uint) ? (object)(uint)random.Next()
                    : (short)random.Next(-1, 300));
            }
        }

        ClockState made = (ClockState)state;
        made.StretchStart = isPlain ? made.Start : made.StretchStart;
        return made;
    }
}
