using NodaTime;

namespace SupportDomain.Scheduling;

/// <summary>Times and identifiers in the canonical form, exact to the nanosecond, over their whole range.</summary>
internal static class BinaryTime
{
    private static readonly Int128 Shortest = Duration.MinValue.ToInt128Nanoseconds();
    private static readonly Int128 Longest = Duration.MaxValue.ToInt128Nanoseconds();
    private static readonly long First = Instant.MinValue.ToUnixTimeTicks();
    private static readonly long Last = Instant.MaxValue.ToUnixTimeTicks();

    /// <summary>An instant: ticks since 1970, then the nanoseconds of the tick.</summary>
    internal static void Moment(this BinaryOutput output, Instant value)
    {
        long ticks = value.ToUnixTimeTicks();
        output.Number(ticks);
        output.Number((value - Instant.FromUnixTimeTicks(ticks)).SubsecondNanoseconds);
    }

    internal static void OptionalMoment(this BinaryOutput output, Instant? value)
    {
        output.Flag(value is not null);
        if (value is { } moment)
        {
            output.Moment(moment);
        }
    }

    internal static void Length(this BinaryOutput output, Duration value) => output.Wide(value.ToInt128Nanoseconds());

    /// <summary>An identifier that may be missing; one that is <c>default</c> is an empty text.</summary>
    internal static void OptionalId<T>(this BinaryOutput output, T? id)
        where T : struct => output.OptionalText(id?.ToString());

    internal static Instant Moment(this ref BinaryInput input, string what)
    {
        Instant tick = Instant.FromUnixTimeTicks(input.Number(First, Last, what));
        return tick + Duration.FromNanoseconds(input.Number(0, NodaConstants.NanosecondsPerTick - 1, "The nanoseconds of a tick"));
    }

    internal static Instant? OptionalMoment(this ref BinaryInput input, string what) => input.Flag(what) ? input.Moment(what) : null;

    internal static Duration Length(this ref BinaryInput input, string what)
    {
        int at = input.Position;
        Int128 value = input.Wide();
        return value >= Shortest && value <= Longest ? Duration.FromNanoseconds(value) : throw BinaryInput.Fault(at, $"{what} is longer than any duration.");
    }

    internal static Duration? OptionalLength(this ref BinaryInput input, string what) => input.Flag(what) ? input.Length(what) : null;

    /// <summary>An identifier; an empty text is <c>default</c>.</summary>
    internal static T Id<T>(this ref BinaryInput input, string what)
        where T : struct, ISpanParsable<T> => input.Text(what) is { Length: > 0 } text ? SchedulerEventFormat.Parsed<T>(text, input) : default;

    internal static T? OptionalId<T>(this ref BinaryInput input, string what)
        where T : struct, ISpanParsable<T> => input.Flag(what) ? input.Id<T>(what) : null;

    /// <summary>A number of 32 bits, such as that of an enumeration's member, defined or not.</summary>
    internal static int Integer(this ref BinaryInput input, string what) => (int)input.Number(int.MinValue, int.MaxValue, what);

    /// <summary>What a constructor refuses is a fault of the data here.</summary>
    internal static T Valid<T>(this in BinaryInput input, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException fault)
        {
            throw input.Fault(fault.Message);
        }
    }
}
