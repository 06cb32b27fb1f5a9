using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Reasons as objects of a document.</summary>
internal static class ReasonNode
{
    private static readonly Dictionary<string, Func<JsonNode, IReasonParameter>> Kinds = new(StringComparer.Ordinal)
    {
        ["name"] = n => new ReasonName(n.AnyText()),
        ["count"] = n => new ReasonCount(n.Long(long.MinValue, long.MaxValue)),
        ["instant"] = n => new ReasonInstant(n.Instant()),
        ["seconds"] = n => new ReasonDuration(DurationSeconds.Read(n)),
        ["share"] = n => Share(n),
        ["money"] = n => n.Money(),
        ["reason"] = Read,
    };

    internal static JObject Write(Reason reason)
    {
        JObject json = new() { ["code"] = reason.Code.Text };
        if (!reason.Parameters.IsEmpty)
        {
            json["with"] = new JArray(reason.Parameters.Select(Write));
        }

        return json;
    }

    internal static Reason Read(JsonNode node)
    {
        JsonNode codeNode = node.Member("code");
        ReasonCode code = codeNode.Build(() => new ReasonCode(codeNode.Text()), "a code such as sla.verdict.met");
        IReasonParameter[] parameters = [.. (node.Optional("with")?.Items() ?? []).Select(Parameter)];
        node.Close();
        return new Reason(code, parameters);
    }

    private static JObject Write(IReasonParameter parameter) => parameter switch
    {
        ReasonName name => new() { ["name"] = name.Value },
        ReasonCount count => new() { ["count"] = count.Value },
        ReasonInstant instant => new() { ["instant"] = InstantPattern.ExtendedIso.Format(instant.Value) },
        ReasonDuration duration => new() { ["seconds"] = DurationSeconds.Of(duration.Value) },
        ReasonShare share => new() { ["share"] = new JArray(share.Part, share.Whole) },
        Money money => new() { ["money"] = money.ToString(null, CultureInfo.InvariantCulture) },
        Reason reason => new() { ["reason"] = Write(reason) },
        _ => throw new ArgumentException($"A parameter of kind {parameter.GetType().Name} has no JSON form.", nameof(parameter)),
    };

    private static IReasonParameter Parameter(JsonNode node)
    {
        (string Name, JsonNode Value)[] members = [.. node.Entries()];
        return members is [var only] && Kinds.TryGetValue(only.Name, out Func<JsonNode, IReasonParameter>? read)
            ? read(only.Value)
            : throw node.Fault(members.Length == 1 ? $"the unknown member '{members[0].Name}'" : "an object with none, or more than one, member", $"one of {string.Join(", ", Kinds.Keys)}");
    }

    private static ReasonShare Share(JsonNode node)
    {
        long[] numbers = [.. node.Items().Select(i => i.Long(long.MinValue, long.MaxValue))];
        return numbers is [var part, var whole]
            ? (whole, part) == default ? default(ReasonShare) : node.Build(() => new ReasonShare(part, whole), "a part and a whole greater than zero")
            : throw node.Fault("another number of numbers", "a part and a whole greater than zero");
    }
}
