using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A local date found in a calendar, or the reason why there is none.
/// </summary>
/// <remarks>
/// Equal by status and date; no order. <c>default</c> is "no working time". Immutable, safe for use by many threads.
/// </remarks>
public readonly record struct BusinessDateResult
{
    private readonly LocalDate _value;

    private BusinessDateResult(BusinessTimeStatus status, LocalDate value)
    {
        Status = status;
        _value = value;
    }

    /// <summary>Gets the result of a calendar without business days.</summary>
    public static BusinessDateResult NoWorkingTime => default;

    /// <summary>Gets the result of a question whose answer is outside the calendar's horizon.</summary>
    public static BusinessDateResult OutsideHorizon => new(BusinessTimeStatus.OutsideHorizon, default);

    /// <summary>Gets whether there is a date, and if not, why.</summary>
    public BusinessTimeStatus Status { get; }

    /// <summary>Gets a value indicating whether there is a date.</summary>
    public bool IsFound => Status == BusinessTimeStatus.Found;

    /// <summary>Gets the date.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public LocalDate Value => IsFound ? _value : throw new InvalidOperationException($"The calendar gave no date: {Status}.");

    /// <summary>Wraps a date.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The result.</returns>
    public static BusinessDateResult Found(LocalDate value) => new(BusinessTimeStatus.Found, value);

    /// <summary>Gets the date if there is one.</summary>
    /// <param name="value">The date, or <c>default</c>.</param>
    /// <returns>True if there is one.</returns>
    public bool TryGetValue(out LocalDate value)
    {
        value = _value;
        return IsFound;
    }

    /// <summary>Writes the date or the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsFound ? _value.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : Status.ToString();
}
