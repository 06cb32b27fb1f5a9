using System.Collections.Frozen;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>The chain of sources for the zone of a policy's calendar: the policy, the ticket's site, its customer, and a stated last resort.</summary>
/// <remarks>
/// <para>So that nobody falls back to the zone of a server unseen; <see cref="ZoneFor"/> tells the source with the zone.</para>
/// <para>Equality is by reference. There is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class CalendarZones
{
    private readonly FrozenDictionary<string, DateTimeZone> _sites;
    private readonly FrozenDictionary<string, DateTimeZone> _customers;

    /// <summary>States a chain.</summary>
    /// <param name="lastResort">The zone if no source has one.</param>
    /// <param name="policy">The zone of the policy, or null: with one, no other source is asked.</param>
    /// <param name="sites">Zones by site, or null.</param>
    /// <param name="customers">Zones by customer, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="lastResort"/> is null.</exception>
    public CalendarZones(DateTimeZone lastResort, DateTimeZone? policy = null, IReadOnlyDictionary<string, DateTimeZone>? sites = null, IReadOnlyDictionary<string, DateTimeZone>? customers = null)
    {
        LastResort = Guard.Against.Null(lastResort);
        Policy = policy;
        _sites = (sites ?? FrozenDictionary<string, DateTimeZone>.Empty).ToFrozenDictionary(StringComparer.Ordinal);
        _customers = (customers ?? FrozenDictionary<string, DateTimeZone>.Empty).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The zone if no source has one.</summary>
    public DateTimeZone LastResort { get; }

    /// <summary>The zone of the policy, or null.</summary>
    public DateTimeZone? Policy { get; }

    /// <summary>Zones by site.</summary>
    public IReadOnlyDictionary<string, DateTimeZone> Sites => _sites;

    /// <summary>Zones by customer.</summary>
    public IReadOnlyDictionary<string, DateTimeZone> Customers => _customers;

    /// <summary>The zone for a ticket, with the source that named it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public TimeZoneChoice ZoneFor(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        return TimeZoneChoice.FirstOf(
            LastResort,
            ("policy", Policy),
            ("site", attributes[TicketField.Site] is { } site ? _sites.GetValueOrDefault(site) : null),
            ("customer", attributes[TicketField.Customer] is { } customer ? _customers.GetValueOrDefault(customer) : null));
    }

    /// <summary>All zones that the chain can choose, each once.</summary>
    internal IEnumerable<DateTimeZone> All => _sites.Values.Concat(_customers.Values).Append(Policy).Append(LastResort).OfType<DateTimeZone>().Distinct();

    /// <summary>A calendar's layers read in another zone.</summary>
    internal static BusinessCalendar Read(BusinessCalendar calendar, DateTimeZone zone)
    {
        if (calendar.Zone.Equals(zone))
        {
            return calendar;
        }

        BusinessCalendarBuilder builder = new BusinessCalendarBuilder(zone)
            .WithName(calendar.Name)
            .WithWeeklyHours(calendar.WeeklyVersions[0].Hours)
            .WithOverrides(calendar.Overrides)
            .WithHolidays(calendar.Holidays)
            .WithClosures(calendar.Closures)
            .WithOvernightHolidays(calendar.OvernightHolidays)
            .ValidBetween(calendar.ValidFrom, calendar.ValidUntil);
        foreach (WeeklyVersion version in calendar.WeeklyVersions.Skip(1))
        {
            builder.WithWeeklyHoursFrom(version.From, version.Hours);
        }

        return builder.Build();
    }
}
