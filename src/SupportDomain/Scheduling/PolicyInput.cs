using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Scheduling;

/// <summary>Reads a policy that <see cref="PolicyFormat"/> wrote.</summary>
internal static class PolicyInput
{
    internal static SchedulingPolicy Read(ref BinaryInput input)
    {
        WorkOrdering ordering = (WorkOrdering)input.Integer("The ordering");
        PriorityBands bands = ReadBands(ref input);
        ImmutableArray<ServiceClass> classes = ReadClasses(ref input);
        Duration cap = NeededLength(ref input, "The cap of age");
        Duration offerDuration = NeededLength(ref input, "The duration of offers");
        int offersPerItem = input.Integer("The offers of an item");
        int offersPerAgent = input.Integer("The offers of an agent");
        AgeRule returnAge = (AgeRule)input.Integer("The age of what comes back");
        bool expiryCounts = input.Flag("Whether expiry counts as declining");
        Duration? memory = input.OptionalLength("The memory of declines");
        AgentChoice choice = (AgentChoice)input.Integer("The choice of agents");
        WorkChoice workChoice = (WorkChoice)input.Integer("The choice of work");
        bool breachedFirst = input.Flag("Whether what is past its due time comes first");
        Duration? escalation = input.OptionalLength("The time of escalation");
        int dueBand = input.Integer("The band of what is near its due time");
        ImmutableArray<OverflowRule> overflow = ReadRules(ref input);
        FairnessPolicy? fairness = ReadFairness(ref input);
        SurgePolicy? surge = ReadSurge(ref input);
        return input.Valid(() => new SchedulingPolicy
        {
            Ordering = ordering,
            Bands = bands,
            Classes = classes,
            AgeCap = cap,
            OfferDuration = offerDuration,
            OffersPerItem = offersPerItem,
            OffersPerAgent = offersPerAgent,
            ReturnAge = returnAge,
            ExpiryCountsAsDecline = expiryCounts,
            DeclineMemory = memory,
            AgentChoice = choice,
            WorkChoice = workChoice,
            BreachedFirst = breachedFirst,
            EscalateBeforeDue = escalation,
            DueBand = dueBand,
            Overflow = overflow,
            Fairness = fairness,
            Surge = surge,
        });
    }

    private static PriorityBands ReadBands(ref BinaryInput input)
    {
        int urgent = input.Small(PriorityBands.Highest, "The band of urgent items");
        int high = input.Small(PriorityBands.Highest, "The band of high items");
        int normal = input.Small(PriorityBands.Highest, "The band of normal items");
        return new PriorityBands(urgent, high, normal, input.Small(PriorityBands.Highest, "The band of low items"));
    }

    private static ImmutableArray<ServiceClass> ReadClasses(ref BinaryInput input)
    {
        ImmutableArray<ServiceClass>.Builder classes = ImmutableArray.CreateBuilder<ServiceClass>();
        int count = (int)input.Number(1, SchedulingPolicy.MaximumClasses, "The number of classes of service");
        for (int i = 0; i < count; i++)
        {
            string name = input.Text("The name of a class of service");
            Duration headStart = NeededLength(ref input, "The head start of a class");
            long numerator = input.Number(0, ServiceClass.LargestCost, "The numerator of a rate");
            Rational rate = new(numerator, input.Number(1, ServiceClass.LargestHandlingSeconds, "The denominator of a rate"));
            Money? cost = input.Flag("Whether a class states a cost") ? ReadCost(ref input) : null;
            Duration handling = NeededLength(ref input, "The handling time of a class");
            int weight = input.Integer("The weight of a class");
            classes.Add(input.Valid(() => new ServiceClass(name) { HeadStart = headStart, AgingRate = rate, CostPerHour = cost, MeanHandling = handling, Weight = weight }));
        }

        return classes.ToImmutable();
    }

    private static Money ReadCost(ref BinaryInput input)
    {
        long units = input.Number(0, ServiceClass.LargestCost, "The cost of a class");
        string id = input.Text("The currency of a cost");
        if (Currency.TryFind(id, out Currency? currency))
        {
            return new Money(units, currency);
        }

        int digits = input.Small(Currency.MaxMinorUnitDigits, "The digits of a currency");
        int slash = id.IndexOf('/', StringComparison.Ordinal);
        return input.Valid(() => new Money(units, slash < 0 ? Currency.Define(id, digits) : Currency.Define(id[..slash], digits, id[(slash + 1)..])));
    }

    private static ImmutableArray<OverflowRule> ReadRules(ref BinaryInput input)
    {
        ImmutableArray<OverflowRule>.Builder rules = ImmutableArray.CreateBuilder<OverflowRule>();
        int count = input.Small(SchedulingPolicy.MaximumOverflowRules, "The number of rules of overflow");
        for (int i = 0; i < count; i++)
        {
            GroupId? from = input.OptionalId<GroupId>("The team that a rule moves from");
            GroupId? to = input.OptionalId<GroupId>("The team that a rule moves to");
            int length = (int)input.Number(-1, int.MaxValue, "The length of a rule");
            Duration? wait = input.OptionalLength("The wait of a rule");
            if (length >= 0 == wait is not null)
            {
                throw input.Fault(string.Create(CultureInfo.InvariantCulture, $"rule {i} of overflow states {(wait is null ? "neither" : "both")} length and wait; it must state one."));
            }

            rules.Add(input.Valid(() => wait is { } longest ? OverflowRule.ByWait(from, to, longest) : OverflowRule.ByLength(from, to, length)));
        }

        return rules.ToImmutable();
    }

    private static FairnessPolicy? ReadFairness(ref BinaryInput input)
    {
        if (!input.Flag("Whether there are fair shares"))
        {
            return null;
        }

        int cap = (int)input.Number(0, int.MaxValue, "The cap of customers");
        List<KeyValuePair<CustomerId, int>> weights = ReadTable(ref input, "A weight");
        List<KeyValuePair<CustomerId, int>> caps = ReadTable(ref input, "A cap");
        return input.Valid(() => new FairnessPolicy(weights, cap == 0 ? null : cap, caps));
    }

    private static List<KeyValuePair<CustomerId, int>> ReadTable(ref BinaryInput input, string what)
    {
        List<KeyValuePair<CustomerId, int>> table = [];
        int count = input.Count("The number of customers");
        for (int i = 0; i < count; i++)
        {
            CustomerId customer = SchedulerEventFormat.Parsed<CustomerId>(input.Text("A customer"), input);
            table.Add(new(customer, input.Integer(what)));
        }

        return table;
    }

    private static SurgePolicy? ReadSurge(ref BinaryInput input)
    {
        if (!input.Flag("Whether there is surge"))
        {
            return null;
        }

        long enter = input.Number();
        long leave = input.Number();
        Duration stay = NeededLength(ref input, "The stay of surge");
        PriorityBands bands = ReadBands(ref input);
        int hold = input.Integer("The band that surge holds");
        int relaxation = input.Integer("The relaxation of surge");
        return input.Valid(() => new SurgePolicy(enter, leave) { MinimumStay = stay, Bands = bands, HoldFromBand = hold, RelaxationPerMille = relaxation });
    }

    private static Duration NeededLength(ref BinaryInput input, string what) => input.OptionalLength(what) ?? throw input.Fault($"{what} is missing.");
}
