namespace SupportDomain.Apportionment;

internal enum TieKind
{
    LowestIndex = 0,
    HighestIndex = 1,
    LargestWeight = 2,
    SmallestWeight = 3,
    ByRank = 4,
    Drawn = 5,
    NearestTo = 6,
}
