using System.Numerics;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Sla;

/// <summary>A threshold of a policy's target at which somebody is told: at a part of the time allowed, or so much working time before or after it is used up.</summary>
/// <remarks>
/// <para>Thresholds lie on the time that counts: pauses and closed hours move them as they move the deadline. 75 % of 8 h from Monday 09:00, open 09:00-17:00, is
/// Monday 15:00; 2 h after it is used up is Tuesday 11:00.</para>
/// <para>A level is reached once in an instance of a clock, also if another policy is attached in between and its own again; only a <see cref="RetargetMode.Restart"/> counts
/// anew. Of a threshold that was passed already when the policy was attached nobody is told, unless the clock has late alarms.</para>
/// <para>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed record EscalationLevel
{
    private readonly long _numerator;
    private readonly long _denominator;

    private EscalationLevel(string id, EscalationPath path, string addressee, LevelDelivery delivery)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Path = Guard.Against.UndefinedEnum(path);
        Addressee = Guard.Against.NullOrWhiteSpace(addressee);
        Delivery = Guard.Against.UndefinedEnum(delivery);
    }

    private EscalationLevel(string id, EscalationPath path, string addressee, LevelDelivery delivery, Percentage percent)
        : this(id, path, addressee, delivery)
    {
        BigInteger most = 1_000_000_000;
        bool fits = percent >= Percentage.Zero && percent.Fraction.Numerator <= most && percent.Fraction.Denominator <= most;
        Percent = fits
            ? percent
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, $"Level {id} is at {percent}; it must be zero or more, as a fraction of numbers of at most nine digits.");
        _numerator = (long)percent.Fraction.Numerator;
        _denominator = (long)percent.Fraction.Denominator;
    }

    /// <summary>The level's name within its policy.</summary>
    public string Id { get; }

    /// <summary>The part of the time allowed, or null for an offset.</summary>
    public Percentage? Percent { get; }

    /// <summary>So much counting time before (negative) or after the whole is used up, or null for a part.</summary>
    public Duration? Offset { get; private init; }

    /// <summary>Whether it goes to more knowledge or up the line.</summary>
    public EscalationPath Path { get; }

    /// <summary>Who is told: a role or a person, by the desk's own name, such as <c>senior agent</c>.</summary>
    public string Addressee { get; }

    /// <summary>When it is told, where it is reached outside the hours of the calendar.</summary>
    public LevelDelivery Delivery { get; }

    /// <summary>A level at a part of the time allowed.</summary>
    /// <param name="id">Its name within its policy.</param>
    /// <param name="percent">The part; zero or more, and more than 100 % for one after the deadline.</param>
    /// <param name="path">Whether it goes to more knowledge or up the line.</param>
    /// <param name="addressee">Who is told.</param>
    /// <param name="delivery">When it is told, where it is reached outside the hours.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is negative or has more than nine digits, or a member is not named.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public static EscalationLevel AtPercent(string id, Percentage percent, EscalationPath path, string addressee, LevelDelivery delivery = LevelDelivery.AtOnce) =>
        new(id, path, addressee, delivery, percent);

    /// <summary>A level so much counting time before or after the whole is used up.</summary>
    /// <param name="id">Its name within its policy.</param>
    /// <param name="offset">The time; negative for one before the deadline, at most a hundred years either way.</param>
    /// <param name="path">Whether it goes to more knowledge or up the line.</param>
    /// <param name="addressee">Who is told.</param>
    /// <param name="delivery">When it is told, where it is reached outside the hours.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is outside these bounds, or a member is not named.</exception>
    /// <exception cref="ArgumentException">A text is blank.</exception>
    public static EscalationLevel AtOffset(string id, Duration offset, EscalationPath path, string addressee, LevelDelivery delivery = LevelDelivery.AtOnce) =>
        new(id, path, addressee, delivery) { Offset = Guard.Against.OutOfRange(offset, Duration.FromDays(-36_525), Duration.FromDays(36_525)) };

    /// <summary>The counted time at which it is reached, rounded up to the nanosecond, of a whole of so much.</summary>
    internal long ThresholdOf(long whole)
    {
        if (Offset is { } offset)
        {
            return SlaTime.Saturated((Int128)whole + offset.ToInt64Nanoseconds());
        }

        Int128 product = (Int128)whole * _numerator;
        return SlaTime.Saturated((product + _denominator - 1) / _denominator);
    }
}
