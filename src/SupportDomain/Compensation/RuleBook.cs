using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>Sets of rules, one after the other; on no day two of them hold.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class RuleBook
{
    /// <summary>Collects sets of rules.</summary>
    /// <exception cref="ArgumentException">Two sets hold on one day; the message names both and the day.</exception>
    public RuleBook(IEnumerable<StatutoryRules> rules)
    {
        Rules = [.. Guard.Against.Null(rules).Select(r => Guard.Against.Null(r, nameof(rules))).OrderBy(r => r.From)];
        foreach ((StatutoryRules first, StatutoryRules second) in Rules.Zip(Rules.Skip(1)))
        {
            if (first.Until is not { } until || until > second.From)
            {
                throw new ArgumentException($"On {LocalDatePattern.Iso.Format(second.From)} both {first.Id} and {second.Id} hold; end the first with 'until' on that day or before.", nameof(rules));
            }
        }
    }

    /// <summary>The sets by their first day.</summary>
    public ImmutableArray<StatutoryRules> Rules { get; }

    /// <summary>The set that holds on a day, or null.</summary>
    public StatutoryRules? On(LocalDate date)
    {
        LocalDate day = date.WithCalendar(CalendarSystem.Iso);
        return Rules.FirstOrDefault(r => r.From <= day && (r.Until is not { } until || day < until));
    }
}
