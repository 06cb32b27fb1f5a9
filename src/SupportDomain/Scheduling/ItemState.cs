using SupportDomain.Collections;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>What a scheduler keeps of one unfinished item: 128 bytes, and <see cref="ItemExtras"/> for what few items have.</summary>
internal struct ItemState
{
    internal const long None = long.MaxValue;

    internal long Id;
    internal long Sequence;

    /// <summary>Its order in its cell; see <see cref="Cell"/>.</summary>
    internal ulong Order;
    internal int Cell;
    internal int Agent;
    internal int FirstOffer;
    internal int Group;
    internal int Customer;
    internal int Plan;
    internal WorkItemStatus Status { readonly get => (WorkItemStatus)_status; set => _status = unchecked((byte)value); }
    internal WorkPriority Priority { readonly get => (WorkPriority)_priority; set => _priority = unchecked((byte)value); }
    internal ContactChannel Channel { readonly get => (ContactChannel)_channel; set => _channel = unchecked((byte)value); }
    internal WorkItemKind Kind { readonly get => (WorkItemKind)_kind; set => _kind = unchecked((byte)value); }
    internal ItemFlags Flags;
    internal byte Step;
    internal byte ServiceClass;

    /// <summary>One more than the band in which a customer was charged for it; 0 if none was.</summary>
    internal byte Flow;

    /// <summary>Since when it waits. Arrival and due time count from a team's clock; see <see cref="GroupState"/>.</summary>
    internal long Arrival;
    internal long Due;
    internal long Estimate;

    /// <summary>How long the team's clock had stood when arrival and due time were set.</summary>
    internal long StandBase;

    /// <summary>When its stay began: the steps of its routing and waits for overflow count from here.</summary>
    internal long Entered;
    internal QueueHandle Timer;
    internal int Units;
    internal int NextHeld;
    internal int PreviousHeld;

    /// <summary>The number of the set of agents who declined it; 0 for nobody.</summary>
    internal int Declined;

    private byte _status;
    private byte _priority;
    private byte _channel;
    private byte _kind;
    private ItemExtras? _extras;

    internal long Boost { readonly get => _extras?.Boost ?? 0; set => SetExtra(value, Boost, static (extras, number) => extras.Boost = number); }

    internal long CustomKey { readonly get => _extras?.CustomKey ?? 0; set => SetExtra(value, CustomKey, static (extras, number) => extras.CustomKey = number); }

    internal long NotBefore { readonly get => _extras?.NotBefore ?? long.MinValue; set => SetExtra(value, NotBefore, static (extras, number) => extras.NotBefore = number); }

    internal long DeferredAt { readonly get => _extras?.DeferredAt ?? 0; set => SetExtra(value, DeferredAt, static (extras, number) => extras.DeferredAt = number); }

    internal long KnownUntil { readonly get => _extras?.KnownUntil ?? 0; set => SetExtra(value, KnownUntil, static (extras, number) => extras.KnownUntil = number); }

    internal long DeclinedAt { readonly get => _extras?.DeclinedAt ?? 0; set => SetExtra(value, DeclinedAt, static (extras, number) => extras.DeclinedAt = number); }

    internal int Known { readonly get => _extras?.Known ?? -1; set => SetExtra(value, Known, static (extras, number) => extras.Known = checked((int)number)); }

    internal uint OverflowDone { readonly get => _extras?.OverflowDone ?? 0; set => SetExtra(value, OverflowDone, static (extras, number) => extras.OverflowDone = checked((uint)number)); }

    private void SetExtra(long value, long current, Action<ItemExtras, long> set)
    {
        if (value != current)
        {
            set(_extras ??= new ItemExtras(), value);
        }
    }
}
