using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;

namespace SupportDomain.Serialization.JsonNet.Scheduling;

/// <summary>The parts that the scheduler's documents share. What is null or says nothing is not written.</summary>
internal static class SchedulingParts
{
    internal static void Put(this JObject json, string name, JToken? value)
    {
        // A text that is null becomes a value of its own, which holds null.
        if (value is not (null or JValue { Value: null }))
        {
            json.Add(name, value);
        }
    }

    internal static void Put(this JObject json, string name, Instant? value) => json.Put(name, value is { } at ? new JValue(InstantPattern.ExtendedIso.Format(at)) : null);

    /// <summary>A length of time; zero is not written.</summary>
    internal static void PutLength(this JObject json, string name, Duration value) => json.Put(name, value == Duration.Zero ? null : Length(value));

    internal static void PutNumber(this JObject json, string name, long value, long unless = 0) => json.Put(name, value == unless ? null : new JValue(value));

    internal static void PutFlag(this JObject json, string name, bool value) => json.Put(name, value ? new JValue(true) : null);

    internal static void PutName<T>(this JObject json, string name, T value, T unless)
        where T : struct, Enum => json.Put(name, EqualityComparer<T>.Default.Equals(value, unless) ? null : Name(value));

    internal static void PutId<T>(this JObject json, string name, T? id)
        where T : struct
    {
        if (id is { } value)
        {
            json.Add(name, value.ToString() is { Length: > 0 } text ? text : throw new ArgumentException($"{name} is default({typeof(T).Name}), which names nothing.", name));
        }
    }

    internal static JValue Name<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value)
            ? new JValue(CamelCase.Of(value))
            : throw new ArgumentException($"{value} is no {typeof(T).Name} that has a name.", nameof(value));

    /// <summary>Hours, minutes and seconds as text; seconds as a number for what text can't say: negative lengths, and those of more than 292 years.</summary>
    internal static JValue Length(Duration value) => value >= Duration.Zero && value <= Duration.FromNanoseconds(long.MaxValue)
        ? new JValue(DurationText.Format(value))
        : new JValue(DurationSeconds.Of(value));

    internal static Duration Length(JsonNode node) => node.IsNumber ? DurationSeconds.Read(node) : node.Duration();

    internal static Duration Length(JsonNode node, string name) => node.Optional(name) is { } length ? Length(length) : Duration.Zero;

    internal static Duration? OptionalLength(JsonNode node, string name) => node.Optional(name) is { } length ? Length(length) : null;

    internal static T Required<T>(JsonNode node, string name, Func<string, T> make)
    {
        JsonNode member = node.Member(name);
        return member.Build(() => make(member.AnyText()), TicketParts.Identifier);
    }

    internal static GroupId? Group(JsonNode node, string name) => TicketParts.Id(node, name, text => new GroupId(text));

    internal static AgentId? Agent(JsonNode node, string name) => TicketParts.Id(node, name, text => new AgentId(text));

    internal static long Number(JsonNode node, string name) => node.Optional(name)?.Long(long.MinValue, long.MaxValue) ?? 0;
}
