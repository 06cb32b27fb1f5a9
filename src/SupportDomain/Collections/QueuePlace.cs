namespace SupportDomain.Collections;

/// <summary>What becomes of an item's place in time when its priority changes.</summary>
public enum QueuePlace
{
    /// <summary>Among equals the item stands where its enqueueing put it: before everything that was enqueued later.</summary>
    Keep = 0,

    /// <summary>Among equals the item goes behind everything that waits now.</summary>
    Back = 1,
}
