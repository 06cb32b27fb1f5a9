using SupportDomain.BusinessTime;

namespace SupportDomain.Tests.BusinessTime;

public sealed class DateSetTests
{
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(5, 7, false)]
    [InlineData(1, 300, false)]
    [InlineData(1, 300, true)]
    public void At_EveryRank_IsTheMemberWithSoManyBefore(int open, int of, bool isMirrored)
    {
        // Dense at one end, then as given, then empty but for the last day: where a rank lies cannot be told from its share.
        bool IsMember(int day) => day < -2_500 || (day < 4_000 ? (day + 3_000) % of < open : day == 5_999);
        int[] members = [.. Enumerable.Range(-3_000, 9_000).Where(day => IsMember(isMirrored ? 2_999 - day : day))];
        DateSet.Builder builder = new(-3_000, 6_000);
        foreach (int day in members)
        {
            builder.Add(day);
        }

        DateSet set = builder.Build();
        set.Count.Should().Be(members.Length);
        for (int rank = 0; rank < members.Length; rank++)
        {
            set.At(rank).Should().Be(members[rank]);
            set.CountBefore(members[rank]).Should().Be(rank);
        }
    }
}
