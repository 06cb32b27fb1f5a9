using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <content>Fair shares between customers: start-time fair queueing in each band.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>What an item adds to the tag of a customer of weight 1.</summary>
    private const long TagUnit = 1L << 32;

    private int CustomerOf(CustomerId id)
    {
        if (!_customerNumbers.TryGetValue(id, out int number))
        {
            number = _customers.Count;
            CustomerState state = new(id);
            Weigh(state);
            _customers.Add(state);
            _customerNumbers.Add(id, number);
        }

        return number;
    }

    private void Weigh(CustomerState customer)
    {
        bool isNamed = !customer.Id.IsDefault;
        customer.Weight = isNamed ? Policy.Fairness?.WeightOf(customer.Id) ?? 1 : 1;
        customer.Cap = isNamed ? Policy.Fairness?.CapOf(customer.Id) ?? int.MaxValue : int.MaxValue;
    }

    private void JoinFlow(in ItemState item)
    {
        int band = unchecked((int)BandByte(item));
        Dictionary<int, FlowState> flows = _customers[item.Customer].Flows;
        if (!flows.TryGetValue(band, out FlowState? flow))
        {
            flows.Add(band, flow = new FlowState());
        }

        if (flow.Ready++ == 0)
        {
            flow.Tag = Int128.Max(flow.Tag, _virtualTimes[band]);
        }
    }

    /// <summary>Charges the customer whose item leaves the ready order for an agent.</summary>
    private void Serve(ref ItemState item)
    {
        CustomerState customer = _customers[item.Customer];
        if (Policy.Fairness is not null)
        {
            int band = unchecked((int)BandByte(item));
            FlowState flow = customer.Flows[band];
            _virtualTimes[band] = Int128.Max(_virtualTimes[band], flow.Tag);
            flow.Tag += TagUnit / customer.Weight;
            item.Flow = unchecked((byte)(band + 1));
        }

        CountInHand(customer, 1);
    }

    /// <summary>Gives back what <see cref="Serve"/> charged.</summary>
    private void Unserve(ref ItemState item)
    {
        CustomerState customer = _customers[item.Customer];
        if (item.Flow != 0)
        {
            customer.Flows[item.Flow - 1].Tag -= TagUnit / customer.Weight;
            item.Flow = 0;
        }

        CountInHand(customer, -1);
    }

    private void CountInHand(CustomerState customer, int change)
    {
        bool wasParked = customer.IsParked;
        customer.InHand = checked(customer.InHand + change);
        if (wasParked != customer.IsParked)
        {
            RefreshHeads(customer.Cells);
        }
    }
}
