using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Workforce;

/// <summary>The words of workforce documents, and the map of skills that workflows share.</summary>
internal static class WorkforceNames
{
    internal static readonly IReadOnlyDictionary<string, PersonRole> Roles = Names<PersonRole>();

    internal static readonly IReadOnlyDictionary<string, ContactChannel> Channels = Names<ContactChannel>();

    internal static readonly IReadOnlyDictionary<string, BusinessDayRoll> Rolls = Names<BusinessDayRoll>();

    internal static readonly IReadOnlyDictionary<string, OvernightHolidayRule> Overnight = Names<OvernightHolidayRule>();

    internal static SkillRequirements Requirements(JsonNode? node) => node is null
        ? SkillRequirements.None
        : new SkillRequirements(Levels(node).Select(l => new SkillRequirement(l.Skill, l.Level)));

    /// <summary>A map of skills to levels.</summary>
    internal static IEnumerable<SkillLevel> Levels(JsonNode node) =>
        [.. node.Entries().Select(e => e.Value.Build(() => new SkillLevel(new SkillId(e.Name), e.Value.Integer(SkillLevel.Lowest, SkillLevel.Highest)), "the name of a skill"))];

    /// <summary>A map of skills to least levels, in the order of the skills; null for none, which is left out.</summary>
    internal static Dictionary<string, int>? ToJson(SkillRequirements skills) =>
        skills.IsEmpty ? null : skills.All.ToDictionary(r => r.Skill.Value, r => r.MinimumLevel, StringComparer.Ordinal);

    internal static T Id<T>(JsonNode node, Func<string, T> make) => node.Build(() => make(node.Text()), "an identifier of 1 to 256 characters without space at either end");

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(CamelCase.Of, v => v, StringComparer.Ordinal);
}
