using NodaTime;

namespace SupportDomain.BusinessTime;

/// <content>Many questions at once.</content>
public sealed partial class WorkingTimeline
{
    /// <summary>Measures the working time of many pairs <c>[starts[i], ends[i])</c>.</summary>
    /// <remarks>
    /// A loop over the single call and as fast: two thirds of a call's time go into checking and converting instants, which every way of asking pays, and
    /// the look-ups of neighbouring pairs overlap in the processor already.
    /// </remarks>
    /// <param name="starts">The starts, inclusive, within the horizon.</param>
    /// <param name="ends">The ends, exclusive, within the horizon or at its end; as many as the starts.</param>
    /// <param name="destination">Where to write the working times; at least as long as the starts.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or <paramref name="destination"/> is shorter than they are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the horizon; what <paramref name="destination"/> then holds is unspecified.</exception>
    public void WorkingTimesBetween(ReadOnlySpan<Instant> starts, ReadOnlySpan<Instant> ends, Span<Duration> destination)
    {
        if (ends.Length != starts.Length)
        {
            throw new ArgumentException($"There are {starts.Length} starts and {ends.Length} ends; every start needs one end.", nameof(ends));
        }

        if (destination.Length < starts.Length)
        {
            throw new ArgumentException($"There are {starts.Length} pairs and room for {destination.Length}.", nameof(destination));
        }

        for (int i = 0; i < starts.Length; i++)
        {
            destination[i] = WorkingTimeBetween(starts[i], ends[i]);
        }
    }
}
