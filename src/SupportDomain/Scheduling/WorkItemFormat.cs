using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>Work items, and changes of them, in the canonical form: every value, also one that a scheduler would refuse.</summary>
internal static class WorkItemFormat
{
    internal static void Write(BinaryOutput output, in WorkItem item)
    {
        output.Number((int)item.Kind);
        output.OptionalText(item.Reference);
        output.Number((int)item.Priority);
        output.Number((int)item.Channel);
        output.Flag(item.Routing is not null);
        if (item.Routing is { } plan)
        {
            PlanFormat.Write(output, plan);
        }

        output.OptionalId(item.Group);
        output.OptionalId(item.Customer);
        output.Number(item.ServiceClass);
        output.OptionalMoment(item.Due);
        output.Length(item.Estimate);
        output.Length(item.Boost);
        output.Number(item.CustomKey);
        output.OptionalMoment(item.WaitingSince);
        output.OptionalMoment(item.NotBefore);
        output.OptionalId(item.KnownAgent);
        output.Length(item.KnownAgentOnly);
    }

    internal static WorkItem Read(ref BinaryInput input) => new()
    {
        Kind = (WorkItemKind)input.Integer("The kind of the item"),
        Reference = input.OptionalText("The item's reference"),
        Priority = (WorkPriority)input.Integer("The item's priority"),
        Channel = (ContactChannel)input.Integer("The item's channel"),
        Routing = input.Flag("Whether the item has a routing plan") ? PlanFormat.Read(ref input) : null,
        Group = input.OptionalId<GroupId>("The item's team"),
        Customer = input.OptionalId<CustomerId>("The item's customer"),
        ServiceClass = input.Integer("The item's class of service"),
        Due = input.OptionalMoment("The item's due time"),
        Estimate = input.Length("The item's estimate"),
        Boost = input.Length("The item's boost"),
        CustomKey = input.Number(),
        WaitingSince = input.OptionalMoment("The beginning of the item's wait"),
        NotBefore = input.OptionalMoment("The end of the item's deferral"),
        KnownAgent = input.OptionalId<AgentId>("The item's known agent"),
        KnownAgentOnly = input.Length("How long the item is kept for the known agent"),
    };

    internal static void Write(BinaryOutput output, in WorkItemChange change)
    {
        WriteOptional(output, (long?)change.Priority);
        output.OptionalMoment(change.Due);
        output.Flag(change.RemovesDue);
        WriteOptional(output, change.Estimate);
        WriteOptional(output, change.Boost);
        WriteOptional(output, change.CustomKey);
        WriteOptional(output, change.ServiceClass);
    }

    internal static WorkItemChange ReadChange(ref BinaryInput input) => new()
    {
        Priority = input.Flag("Whether the priority changes") ? (WorkPriority)input.Integer("The new priority") : null,
        Due = input.OptionalMoment("The new due time"),
        RemovesDue = input.Flag("Whether the due time is removed"),
        Estimate = input.OptionalLength("The new estimate"),
        Boost = input.OptionalLength("The new boost"),
        CustomKey = input.Flag("Whether the key changes") ? input.Number() : null,
        ServiceClass = input.Flag("Whether the class of service changes") ? input.Integer("The new class of service") : null,
    };

    private static void WriteOptional(BinaryOutput output, long? value)
    {
        output.Flag(value is not null);
        if (value is { } number)
        {
            output.Number(number);
        }
    }

    private static void WriteOptional(BinaryOutput output, Duration? value)
    {
        output.Flag(value is not null);
        if (value is { } length)
        {
            output.Length(length);
        }
    }
}
