using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A zone with the source it came from: the first of a chain of sources that names one, or the last resort, stated by the caller.
/// </summary>
/// <remarks>
/// Models "the zone of the policy, else of the site, else of the customer, else UTC", so that nobody falls back to the zone of a server unseen.
/// Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.
/// </remarks>
public sealed record TimeZoneChoice
{
    private TimeZoneChoice(DateTimeZone zone, string source, bool isLastResort)
    {
        Zone = zone;
        Source = source;
        IsLastResort = isLastResort;
    }

    /// <summary>Gets the zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Gets the name of the source that gave the zone; <c>last resort</c> if none did.</summary>
    public string Source { get; }

    /// <summary>Gets a value indicating whether no source gave a zone.</summary>
    public bool IsLastResort { get; }

    /// <summary>Takes the zone of the first source that has one.</summary>
    /// <param name="lastResort">The zone if no source has one.</param>
    /// <param name="sources">The sources, most particular first; a source without a zone is skipped.</param>
    /// <returns>The zone and its source.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lastResort"/> is null.</exception>
    /// <exception cref="ArgumentException">The name of a source is blank.</exception>
    public static TimeZoneChoice FirstOf(DateTimeZone lastResort, params ReadOnlySpan<(string Source, DateTimeZone? Zone)> sources)
    {
        Guard.Against.Null(lastResort);
        TimeZoneChoice? choice = null;
        foreach ((string source, DateTimeZone? zone) in sources)
        {
            Guard.Against.NullOrWhiteSpace(source, nameof(sources));
            choice ??= zone is null ? null : new TimeZoneChoice(zone, source, isLastResort: false);
        }

        return choice ?? new TimeZoneChoice(lastResort, "last resort", isLastResort: true);
    }
}
