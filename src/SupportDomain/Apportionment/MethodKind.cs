namespace SupportDomain.Apportionment;

internal enum MethodKind
{
    LargestRemainder = 0,
    Jefferson = 1,
    Webster = 2,
    HuntingtonHill = 3,
    Adams = 4,
    Dean = 5,
    ModifiedSainteLague = 6,
}
