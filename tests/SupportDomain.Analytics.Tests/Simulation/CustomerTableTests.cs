using SupportDomain.Analytics.Internal;
using SupportDomain.Analytics.Simulation;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class CustomerTableTests
{
    [Fact]
    public void AddAndRemove_ManyInAnyOrder_KeepsEveryoneWhoIsHere()
    {
        RandomStream random = new(17);
        CustomerTable table = new();
        List<long> here = [];
        for (long number = 1; number <= 30_000; number++)
        {
            ref CustomerTable.Customer customer = ref table.Add(number);
            customer.IsHere.Should().BeFalse("the place is free");
            customer = new CustomerTable.Customer { ArrivedAt = number * 3, IsHere = true };
            here.Add(number);

            // Mostly the oldest go, but some stay for very long.
            while (here.Count > 0 && random.NextBelow(100) < 49 + (here.Count / 20))
            {
                int place = random.NextBelow(10) == 0 ? random.NextBelow(here.Count) : Math.Min(here.Count - 1, 10 + random.NextBelow(30));
                table[here[place]].ArrivedAt.Should().Be(here[place] * 3);
                table.Remove(here[place]);
                here.RemoveAt(place);
            }

            if (number % 1000 == 0)
            {
                here.TrueForAll(h => table[h].ArrivedAt == h * 3 && table[h].IsHere).Should().BeTrue();
            }
        }
    }

    [Fact]
    public void Add_OneWhoStaysWhileAMillionComeAndGo_TakesNoMemoryForThem()
    {
        CustomerTable table = new();
        table.Add(1) = new CustomerTable.Customer { ArrivedAt = 5, IsHere = true };
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long number = 2; number <= 1_000_000; number++)
        {
            table.Add(number).IsHere = true;
            table.Remove(number);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000);
        table[1].ArrivedAt.Should().Be(5);
    }
}
