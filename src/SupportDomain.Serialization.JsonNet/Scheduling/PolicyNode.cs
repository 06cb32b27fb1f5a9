using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Scheduling;

/// <summary>Scheduling policies as objects of a document. What is as in <c>new SchedulingPolicy()</c> is not written.</summary>
internal static class PolicyNode
{
    private const string Fitting = "a scheduling policy whose parts fit together";
    private static readonly SchedulingPolicy Usual = new();

    internal static void Write(JObject json, SchedulingPolicy policy)
    {
        json.PutName("ordering", policy.Ordering, Usual.Ordering);
        json.Put("bands", policy.Bands == Usual.Bands ? null : Write(policy.Bands));
        json.Put("classes", policy.Classes.AsSpan().SequenceEqual(Usual.Classes.AsSpan()) ? null : new JArray(policy.Classes.Select(Write)));
        json.Put("ageCap", policy.AgeCap == Usual.AgeCap ? null : SchedulingParts.Length(policy.AgeCap));
        json.Put("offerDuration", policy.OfferDuration == Usual.OfferDuration ? null : SchedulingParts.Length(policy.OfferDuration));
        json.PutNumber("offersPerItem", policy.OffersPerItem, Usual.OffersPerItem);
        json.PutNumber("offersPerAgent", policy.OffersPerAgent, Usual.OffersPerAgent);
        json.PutName("returnAge", policy.ReturnAge, Usual.ReturnAge);
        json.Put("expiryCountsAsDecline", policy.ExpiryCountsAsDecline ? null : new JValue(false));
        json.Put("declineMemory", policy.DeclineMemory is { } memory ? SchedulingParts.Length(memory) : null);
        json.PutName("agentChoice", policy.AgentChoice, Usual.AgentChoice);
        json.PutName("workChoice", policy.WorkChoice, Usual.WorkChoice);
        json.PutFlag("breachedFirst", policy.BreachedFirst);
        json.Put("escalateBeforeDue", policy.EscalateBeforeDue is { } before ? SchedulingParts.Length(before) : null);
        json.PutNumber("dueBand", policy.DueBand);
        json.Put("overflow", policy.Overflow.IsEmpty ? null : new JArray(policy.Overflow.Select(Write)));
        json.Put("fairness", policy.Fairness is { } fairness ? Write(fairness) : null);
        json.Put("surge", policy.Surge is { } surge ? Write(surge) : null);
    }

    internal static SchedulingPolicy Read(JsonNode node)
    {
        // What is missing stays as it usually is; what is there is read first, so that only the rules between parts are left to the value itself.
        SchedulingPolicy policy = Usual with
        {
            Ordering = node.Optional("ordering")?.OneOf(SchedulingNames.Orderings) ?? Usual.Ordering,
            Bands = node.Optional("bands") is { } bands ? Bands(bands) : Usual.Bands,
            OffersPerItem = node.Optional("offersPerItem")?.Integer(1, 50) ?? Usual.OffersPerItem,
            OffersPerAgent = node.Optional("offersPerAgent")?.Integer(1, int.MaxValue) ?? Usual.OffersPerAgent,
            ReturnAge = node.Optional("returnAge")?.OneOf(SchedulingNames.Ages) ?? Usual.ReturnAge,
            ExpiryCountsAsDecline = node.Optional("expiryCountsAsDecline")?.Flag() ?? Usual.ExpiryCountsAsDecline,
            AgentChoice = node.Optional("agentChoice")?.OneOf(SchedulingNames.Choices) ?? Usual.AgentChoice,
            WorkChoice = node.Optional("workChoice")?.OneOf(SchedulingNames.WorkChoices) ?? Usual.WorkChoice,
            BreachedFirst = node.Optional("breachedFirst")?.Flag() ?? false,
            DueBand = node.Optional("dueBand")?.Integer(0, PriorityBands.Highest) ?? 0,
            Fairness = node.Optional("fairness") is { } fairness ? Fairness(fairness) : null,
            Surge = node.Optional("surge") is { } surge ? Surge(surge) : null,
        };
        ImmutableArray<ServiceClass> classes = node.Optional("classes") is { } list ? [.. list.Items().Select(Class)] : Usual.Classes;
        ImmutableArray<OverflowRule> overflow = [.. (node.Optional("overflow")?.Items() ?? []).Select(Rule)];
        Duration cap = SchedulingParts.OptionalLength(node, "ageCap") ?? Usual.AgeCap;
        Duration offer = SchedulingParts.OptionalLength(node, "offerDuration") ?? Usual.OfferDuration;
        Duration? memory = SchedulingParts.OptionalLength(node, "declineMemory");
        Duration? before = SchedulingParts.OptionalLength(node, "escalateBeforeDue");
        return node.Build(() => policy with { Classes = classes, Overflow = overflow, AgeCap = cap, OfferDuration = offer, DeclineMemory = memory, EscalateBeforeDue = before }, Fitting);
    }

    private static JObject Write(PriorityBands bands) => new() { ["urgent"] = bands.Urgent, ["high"] = bands.High, ["normal"] = bands.Normal, ["low"] = bands.Low };

    private static PriorityBands Bands(JsonNode node)
    {
        int Band(string name) => node.Member(name).Integer(0, PriorityBands.Highest);
        PriorityBands bands = new(Band("urgent"), Band("high"), Band("normal"), Band("low"));
        node.Close();
        return bands;
    }

    private static JObject Write(ServiceClass service)
    {
        ServiceClass usual = new(service.Name);
        JObject json = new() { ["name"] = service.Name };
        json.PutLength("headStart", service.HeadStart);
        json.Put("agingRate", service.AgingRate == usual.AgingRate ? null : service.AgingRate.ToString(null, CultureInfo.InvariantCulture));
        json.Put("costPerHour", service.CostPerHour is { } cost ? Write(cost) : null);
        json.Put("meanHandling", service.MeanHandling == usual.MeanHandling ? null : SchedulingParts.Length(service.MeanHandling));
        json.PutNumber("weight", service.Weight, usual.Weight);
        return json;
    }

    private static ServiceClass Class(JsonNode node)
    {
        string name = node.Member("name").Text();
        Duration headStart = SchedulingParts.Length(node, "headStart");
        Rational rate = node.Optional("agingRate")?.Number() ?? Rational.One;
        Money? cost = node.Optional("costPerHour") is { } amount ? Cost(amount) : null;
        Duration handling = SchedulingParts.OptionalLength(node, "meanHandling") ?? Duration.FromHours(1);
        int weight = node.Optional("weight")?.Integer(1, 1_000_000) ?? 1;
        node.Close();
        return node.Build(() => new ServiceClass(name) { HeadStart = headStart, AgingRate = rate, CostPerHour = cost, MeanHandling = handling, Weight = weight }, "a class of service");
    }

    /// <summary>An amount as text; one in a currency of one's own says what that is.</summary>
    private static JToken Write(Money cost)
    {
        if (Currency.TryFind(cost.Currency.Id, out _))
        {
            return cost.ToString(null, CultureInfo.InvariantCulture);
        }

        JObject json = new() { ["minorUnits"] = (long)cost.MinorUnits, ["code"] = cost.Currency.Code, ["digits"] = cost.Currency.MinorUnitDigits };
        json.Put("series", cost.Currency.Series.Length == 0 ? null : cost.Currency.Series);
        return json;
    }

    private static Money Cost(JsonNode node)
    {
        if (!node.IsObject)
        {
            return node.Money();
        }

        long units = node.Member("minorUnits").Long(0, ServiceClass.LargestCost);
        string code = node.Member("code").Text();
        string series = node.Optional("series")?.Text() ?? string.Empty;
        int digits = node.Member("digits").Integer(0, Currency.MaxMinorUnitDigits);
        node.Close();
        return node.Build(() => new Money(units, Currency.Define(code, digits, series)), "an amount in a currency of your own");
    }

    private static JObject Write(OverflowRule rule)
    {
        JObject json = [];
        json.PutId("from", rule.From);
        json.PutId("to", rule.To);
        json.Put("length", rule.Length);
        json.Put("wait", rule.Wait is { } wait ? SchedulingParts.Length(wait) : null);
        return json;
    }

    private static OverflowRule Rule(JsonNode node)
    {
        GroupId? from = SchedulingParts.Group(node, "from");
        GroupId? to = SchedulingParts.Group(node, "to");
        int? length = node.Optional("length")?.Integer(0, int.MaxValue);
        Duration? wait = SchedulingParts.OptionalLength(node, "wait");
        node.Close();
        if (length is null == wait is null)
        {
            throw node.Fault(length is null ? "neither length nor wait" : "both length and wait", "one of the two");
        }

        return node.Build(() => wait is { } longest ? OverflowRule.ByWait(from, to, longest) : OverflowRule.ByLength(from, to, length!.Value), "a rule from one place to another");
    }

    private static JObject Write(FairnessPolicy fairness)
    {
        JObject json = [];
        json.Put("weights", fairness.Weights.IsEmpty ? null : Write(fairness.Weights));
        json.Put("cap", fairness.Cap);
        json.Put("caps", fairness.Caps.IsEmpty ? null : Write(fairness.Caps));
        return json;
    }

    private static JObject Write(ImmutableSortedDictionary<CustomerId, int> table) => new(table.Select(entry => new JProperty(entry.Key.Value, entry.Value)));

    private static FairnessPolicy Fairness(JsonNode node)
    {
        List<KeyValuePair<CustomerId, int>> weights = Table(node, "weights", FairnessPolicy.LargestWeight);
        int? cap = node.Optional("cap")?.Integer(1, int.MaxValue);
        List<KeyValuePair<CustomerId, int>> caps = Table(node, "caps", int.MaxValue);
        node.Close();
        return node.Build(() => new FairnessPolicy(weights, cap, caps), "shares of customers");
    }

    private static List<KeyValuePair<CustomerId, int>> Table(JsonNode node, string name, int most) =>
        [.. (node.Optional(name)?.Entries() ?? []).Select(e => e.Value.Build(() => KeyValuePair.Create(new CustomerId(e.Name), e.Value.Integer(1, most)), "a customer's number"))];

    private static JObject Write(SurgePolicy surge)
    {
        SurgePolicy usual = new(surge.EnterAbove, surge.LeaveBelow);
        JObject json = new() { ["enterAbove"] = surge.EnterAbove, ["leaveBelow"] = surge.LeaveBelow };
        json.PutLength("minimumStay", surge.MinimumStay);
        json.Put("bands", surge.Bands == usual.Bands ? null : Write(surge.Bands));
        json.PutNumber("holdFromBand", surge.HoldFromBand, usual.HoldFromBand);
        json.PutNumber("relaxationPerMille", surge.RelaxationPerMille, usual.RelaxationPerMille);
        return json;
    }

    private static SurgePolicy Surge(JsonNode node)
    {
        long enter = node.Member("enterAbove").Long(long.MinValue, long.MaxValue);
        long leave = node.Member("leaveBelow").Long(long.MinValue, long.MaxValue);
        Duration stay = SchedulingParts.Length(node, "minimumStay");
        PriorityBands bands = node.Optional("bands") is { } stated ? Bands(stated) : PriorityBands.Strict;
        int hold = node.Optional("holdFromBand")?.Integer(1, PriorityBands.Highest + 1) ?? PriorityBands.Highest + 1;
        int relaxation = node.Optional("relaxationPerMille")?.Integer(0, 1000) ?? 1000;
        node.Close();
        return node.Build(() => new SurgePolicy(enter, leave) { MinimumStay = stay, Bands = bands, HoldFromBand = hold, RelaxationPerMille = relaxation }, "leaveBelow at most enterAbove");
    }
}
