using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Why an instant is open or closed in a calendar: the layer that decided, the date whose hours or holiday it was, and until when it holds.
/// </summary>
/// <remarks>
/// Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.
/// </remarks>
public sealed class CalendarExplanation : IEquatable<CalendarExplanation>
{
    internal CalendarExplanation(Instant at, LocalDateTime local, bool isOpen, CalendarLayer layer, LocalDate date, string? name)
    {
        At = at;
        Local = local;
        IsOpen = isOpen;
        Layer = layer;
        Date = date;
        Name = name;
        Operands = [];
    }

    /// <summary>Gets the instant explained.</summary>
    public Instant At { get; }

    /// <summary>Gets the local date and time of the instant in the calendar's zone.</summary>
    public LocalDateTime Local { get; }

    /// <summary>Gets a value indicating whether the instant is open; false outside the horizon.</summary>
    public bool IsOpen { get; }

    /// <summary>Gets the layer that decided.</summary>
    public CalendarLayer Layer { get; }

    /// <summary>Gets the local date whose hours, holiday or closure decided: the evening before for the end of an overnight shift.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the name of the holiday, closure or override that decided, or null.</summary>
    public string? Name { get; }

    /// <summary>Gets since when the calendar has been as it is at the instant, or null if since its horizon's start or before: what was earlier is not known.</summary>
    public Instant? Since { get; internal init; }

    /// <summary>Gets until when, exclusive, the calendar stays as it is at the instant, or null if until its horizon's end or after: what comes later is not known.</summary>
    public Instant? Until { get; internal init; }

    /// <summary>Gets the explanations of the calendars that this one is made of, or none.</summary>
    public ImmutableArray<CalendarExplanation> Operands { get; internal init; }

    /// <summary>Compares two explanations by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(CalendarExplanation? left, CalendarExplanation? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two explanations by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(CalendarExplanation? left, CalendarExplanation? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(CalendarExplanation? other) => other is not null && At == other.At && Local == other.Local && IsOpen == other.IsOpen && Layer == other.Layer
        && Date == other.Date && string.Equals(Name, other.Name, StringComparison.Ordinal) && Since == other.Since && Until == other.Until
        && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CalendarExplanation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At, Local, IsOpen, Layer, Date, Name);

    /// <summary>Writes the decision, for example <c>closed by Holiday of 2026-01-01 (New Year's Day)</c>.</summary>
    /// <returns>The text, in English; for a message of your own read the properties.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{(IsOpen ? "open" : "closed")} by {Layer} of {Date:uuuu-MM-dd}{(Name is null ? string.Empty : $" ({Name})")}");
}
