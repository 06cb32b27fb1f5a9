using NodaTime;

namespace SupportDomain.BusinessTime;

/// <content>Many questions at once.</content>
public sealed partial class WorkingTimeline
{
    private const int BatchBlock = 128;

    /// <summary>Measures the working time of many pairs <c>[starts[i], ends[i])</c>.</summary>
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

        Span<long> from = stackalloc long[BatchBlock];
        Span<long> to = stackalloc long[BatchBlock];
        for (int done = 0; done < starts.Length; done += BatchBlock)
        {
            int count = Math.Min(BatchBlock, starts.Length - done);
            ToWorked(starts.Slice(done, count), from, nameof(starts));
            ToWorked(ends.Slice(done, count), to, nameof(ends));
            Span<Duration> block = destination.Slice(done, count);
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = Duration.FromNanoseconds(Math.Max(0, to[i] - from[i]));
            }
        }
    }

    /// <summary>Replaces instants by the working time up to them: conversion and look-up in loops of their own, so that look-ups overlap in the processor.</summary>
    private void ToWorked(ReadOnlySpan<Instant> instants, Span<long> worked, string parameterName)
    {
        worked = worked[..instants.Length];
        for (int i = 0; i < worked.Length; i++)
        {
            worked[i] = Within(instants[i], parameterName);
        }

        foreach (ref long value in worked)
        {
            value = WorkedUntil(value);
        }
    }
}
