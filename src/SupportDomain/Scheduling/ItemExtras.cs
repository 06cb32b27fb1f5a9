namespace SupportDomain.Scheduling;

/// <summary>What few items have; see <see cref="ItemState"/>.</summary>
internal sealed class ItemExtras
{
    internal long Boost { get; set; }

    internal long CustomKey { get; set; }

    internal long NotBefore { get; set; } = long.MinValue;

    internal long DeferredAt { get; set; }

    internal long KnownUntil { get; set; }

    internal long DeclinedAt { get; set; }

    internal int Known { get; set; } = -1;

    internal uint OverflowDone { get; set; }
}
