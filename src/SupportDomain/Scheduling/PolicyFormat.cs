using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>The canonical bytes of a policy and of a profile, by which a snapshot knows them again.</summary>
internal static class PolicyFormat
{
    internal static byte[] BytesOf(SchedulingPolicy policy)
    {
        ArrayBufferWriter<byte> buffer = new();
        Write(new BinaryOutput(buffer), policy);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What decides what an agent may take. Shifts and absences are not part of it.</summary>
    internal static byte[] BytesOf(AgentProfile profile)
    {
        ArrayBufferWriter<byte> buffer = new();
        Write(new BinaryOutput(buffer), profile);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Write(BinaryOutput output, SchedulingPolicy policy)
    {
        output.Number((int)policy.Ordering);
        Write(output, policy.Bands);
        output.Number(policy.Classes.Length);
        foreach (ServiceClass service in policy.Classes)
        {
            Write(output, service);
        }

        Write(output, policy.AgeCap);
        Write(output, policy.OfferDuration);
        output.Number(policy.OffersPerItem);
        output.Number(policy.OffersPerAgent);
        output.Number((int)policy.ReturnAge);
        output.Flag(policy.ExpiryCountsAsDecline);
        Write(output, policy.DeclineMemory);
        output.Number((int)policy.AgentChoice);
        output.Number((int)policy.WorkChoice);
        output.Flag(policy.BreachedFirst);
        Write(output, policy.EscalateBeforeDue);
        output.Number(policy.DueBand);
        output.Number(policy.Overflow.Length);
        foreach (OverflowRule rule in policy.Overflow)
        {
            output.OptionalText(rule.From?.Value);
            output.OptionalText(rule.To?.Value);
            output.Number(rule.Length ?? -1);
            Write(output, rule.Wait);
        }

        Write(output, policy.Fairness);
        Write(output, policy.Surge);
    }

    internal static void Write(BinaryOutput output, AgentProfile profile)
    {
        output.Number(profile.CapacityUnits);
        output.Number(profile.Channels.Length);
        foreach (ChannelCapacity channel in profile.Channels)
        {
            output.Number((int)channel.Channel);
            output.Number(channel.UnitsPerItem);
            output.Number(channel.MaximumItems);
            output.Flag(channel.BlocksOthers);
        }

        output.Number(profile.Skills.Levels.Length);
        foreach (SkillLevel level in profile.Skills.Levels)
        {
            output.Text(level.Skill.Value);
            output.Number(level.Level);
        }

        output.Number(profile.Groups.Length);
        foreach (GroupId group in profile.Groups)
        {
            output.Text(group.Value);
        }
    }

    private static void Write(BinaryOutput output, PriorityBands bands)
    {
        output.Number(bands.Urgent);
        output.Number(bands.High);
        output.Number(bands.Normal);
        output.Number(bands.Low);
    }

    private static void Write(BinaryOutput output, ServiceClass service)
    {
        output.Text(service.Name);
        Write(output, service.HeadStart);
        output.Number((long)service.AgingRate.Numerator);
        output.Number((long)service.AgingRate.Denominator);
        output.Flag(service.CostPerHour is not null);
        if (service.CostPerHour is { } cost)
        {
            output.Number((long)cost.MinorUnits);
            output.Text(cost.Currency.Id);
            if (!Currency.TryFind(cost.Currency.Id, out _))
            {
                output.Number(cost.Currency.MinorUnitDigits);
            }
        }

        Write(output, service.MeanHandling);
        output.Number(service.Weight);
    }

    private static void Write(BinaryOutput output, FairnessPolicy? fairness)
    {
        output.Flag(fairness is not null);
        if (fairness is null)
        {
            return;
        }

        output.Number(fairness.Cap ?? 0);
        foreach (IReadOnlyDictionary<CustomerId, int> table in (IReadOnlyDictionary<CustomerId, int>[])[fairness.Weights, fairness.Caps])
        {
            output.Number(table.Count);
            foreach ((CustomerId customer, int value) in table)
            {
                output.Text(customer.Value);
                output.Number(value);
            }
        }
    }

    private static void Write(BinaryOutput output, SurgePolicy? surge)
    {
        output.Flag(surge is not null);
        if (surge is not null)
        {
            output.Number(surge.EnterAbove);
            output.Number(surge.LeaveBelow);
            Write(output, surge.MinimumStay);
            Write(output, surge.Bands);
            output.Number(surge.HoldFromBand);
            output.Number(surge.RelaxationPerMille);
        }
    }

    private static void Write(BinaryOutput output, Duration? value)
    {
        output.Flag(value is not null);
        if (value is { } duration)
        {
            output.Length(duration);
        }
    }
}
