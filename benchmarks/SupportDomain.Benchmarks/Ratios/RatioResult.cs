namespace SupportDomain.Benchmarks.Ratios;

/// <summary>The medians of one case.</summary>
internal sealed record RatioResult(
    string Area, string Name, long N, string OursName, string RivalName, int Rounds,
    double OursNanoseconds, double RivalNanoseconds, double Ratio, double AllocatedBytes);
