namespace SupportDomain.Apportionment;

/// <summary>A checked division on the fast path: total below 2^63, units below 2^62, both above zero or the units zero.</summary>
internal readonly record struct FastInput(ulong Total, ulong Units, bool IsNegative, TiePolicy Ties);
