namespace SupportDomain.BusinessTime;

/// <summary>An open segment <c>[Start, End)</c> in nanoseconds since 1970, with the working nanoseconds of all segments before it.</summary>
internal readonly struct Segment(long start, long end, long before)
{
    public readonly long Start = start;
    public readonly long End = end;
    public readonly long Before = before;
}
