using System.Runtime.CompilerServices;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>How a host runs.</summary>
/// <remarks>Read once, when the host is made; later changes do nothing. Compared by reference. Not thread-safe.</remarks>
public sealed class SchedulerHostOptions
{
    /// <summary>The rules of a new log. A log that exists has its own, which <see cref="SchedulerCommand.ChangePolicy"/> changes; if they differ at the start, the logger is told.</summary>
    public SchedulingPolicy Policy { get; set; } = new();

    /// <summary>How many commands may wait to be applied, from 1; 4,096 if nothing is said. Who sends more waits.</summary>
    public int InboxCapacity { get; set; } = 4096;

    /// <summary>How many commands are applied, written and made durable together at most, from 1; 1,024 if nothing is said.</summary>
    public int MaximumBatch { get; set; } = 1024;

    /// <summary>How many names of clients in a <see cref="CommandKey"/> are remembered, from 1; 100,000 if nothing is said. Commands of one more are refused.</summary>
    public int MaximumClients { get; set; } = 100_000;

    /// <summary>How many offers may wait to be read, from 1; 1,024 if nothing is said. When as many wait, no more are made.</summary>
    public int OffersCapacity { get; set; } = 1024;

    /// <summary>Whether the host dispatches after each batch in which something happened: true if nothing is said. False where agents ask for work.</summary>
    public bool DispatchesByItself { get; set; } = true;

    /// <summary>When the log is made durable against a loss of power; before every answer if nothing is said.</summary>
    public LogFlush Flush { get; set; }

    /// <summary>The longest time for <see cref="LogFlush.Interval"/>: more than zero, at most an hour; a second if nothing is said.</summary>
    public Duration FlushInterval { get; set; } = Duration.FromSeconds(1);

    /// <summary>After how many records a snapshot is taken; 0: only when the host stops. 100,000 if nothing is said. Taking one holds commands up, in n log n time of unfinished items.</summary>
    public int SnapshotEvery { get; set; } = 100_000;

    /// <summary>The folder of a <see cref="FileCommandLog"/>, for <see cref="SupportSchedulerServices.AddSupportScheduler"/>; null: the registered <see cref="ICommandLog"/>, or none.</summary>
    public string? LogFolder { get; set; }

    /// <summary>Gives the zones of the calendars in the log; the zones that NodaTime brings if nothing is said.</summary>
    public IDateTimeZoneProvider Zones { get; set; } = DateTimeZoneProviders.Tzdb;

    /// <summary>Checks every option, and keeps a copy that nobody changes.</summary>
    internal SchedulerHostOptions Checked()
    {
        NotNull(Policy);
        NotNull(Zones);
        InRange(InboxCapacity, 1, int.MaxValue);
        InRange(MaximumBatch, 1, int.MaxValue);
        InRange(MaximumClients, 1, int.MaxValue);
        InRange(OffersCapacity, 1, int.MaxValue);
        InRange(SnapshotEvery, 0, int.MaxValue);
        InRange((int)Flush, (int)LogFlush.EveryBatch, (int)LogFlush.Never, nameof(Flush));
        InRange(FlushInterval, Duration.FromTicks(1), Duration.FromHours(1));
        return (SchedulerHostOptions)MemberwiseClone();
    }

    private static void NotNull(object? value, [CallerArgumentExpression(nameof(value))] string? option = null)
    {
        if (value is null)
        {
            throw new ArgumentNullException(option);
        }
    }

    /// <summary>Both bounds are inclusive.</summary>
    private static void InRange<T>(T value, T minimum, T maximum, [CallerArgumentExpression(nameof(value))] string? option = null)
        where T : IComparable<T>
    {
        if (value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} is {value}; it must be from {minimum} to {maximum}.");
        }
    }
}
