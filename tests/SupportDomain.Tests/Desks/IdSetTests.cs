using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Desks;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Desks;

public sealed class IdSetTests
{
    [Fact]
    public void Add_AnyTexts_EqualsASetOfTexts()
    {
        // Few letters and lengths around the packing limit, so that there are duplicates, ascending runs and both kinds of name.
        Gen<string> name =
            from length in Gen.Elements(1, 2, 3, 7, 8, 9, 14, 15, 16, 17)
            from letters in Gen.Elements('0', '1', '\u007F', 'é').ArrayOf(length)
            select new string(letters);
        Properties.Check(name.ArrayOf(60).ToArbitrary(), names =>
        {
            IdSet set = new();
            HashSet<string> expected = new(StringComparer.Ordinal);
            foreach (string id in names)
            {
                set.Add(Encoding.UTF8.GetBytes(id)).Should().Be(expected.Add(id), "of {0}", id);
            }
        });
    }

    [Fact]
    public void Add_AscendingThenBack_NoticesBothKindsOfDuplicate()
    {
        IdSet set = new();
        for (int i = 1000; i < 2000; i++)
        {
            set.Add(Encoding.UTF8.GetBytes($"INC{i}")).Should().BeTrue();
        }

        set.Add("INC1999"u8).Should().BeFalse("the last one again");
        set.Add("INC1000"u8).Should().BeFalse("the first one again");
        set.Add("INC0999"u8).Should().BeTrue();
        set.Add("INC0999"u8).Should().BeFalse();
    }

    [Fact]
    public void Add_ManyInTurnsOfOrderAndDisorder_EqualsASetOfTexts()
    {
        Random random = new(11);
        IdSet set = new();
        HashSet<string> expected = new(StringComparer.Ordinal);
        for (int i = 0; i < 30_000; i++)
        {
            string id = $"{(random.Next(3) == 0 ? random.Next(i + 1) : i)}";
            set.Add(Encoding.UTF8.GetBytes(id)).Should().Be(expected.Add(id), "of {0}", id);
        }
    }
}
