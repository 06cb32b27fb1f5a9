namespace SupportDomain.Tests.Sla;

/// <summary>A level that the twin tells.</summary>
internal sealed record TwinNotice(long At, int Instance, string Level, bool IsLate)
{
    internal static Comparer<TwinNotice> Order { get; } = Comparer<TwinNotice>.Create((x, y) =>
        (x.At, x.Instance, x.IsLate) != (y.At, y.Instance, y.IsLate) ? (x.At, x.Instance, x.IsLate).CompareTo((y.At, y.Instance, y.IsLate)) : string.CompareOrdinal(x.Level, y.Level));
}
