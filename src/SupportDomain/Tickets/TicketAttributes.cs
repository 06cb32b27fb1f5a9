namespace SupportDomain.Tickets;

/// <summary>The attributes of a ticket, each as the source system names it, or null where it says nothing.</summary>
/// <remarks>
/// <para>Equality is ordinal, attribute by attribute; there is no order.</para>
/// <para><see cref="None"/> has no attribute. Immutable, and safe to share between threads.</para>
/// </remarks>
/// <param name="Type">The request type or category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Queue">The queue or group that the ticket is assigned to.</param>
/// <param name="Channel">The channel that the request came by.</param>
public sealed record TicketAttributes(string? Type = null, string? Priority = null, string? Queue = null, string? Channel = null)
{
    /// <summary>No attribute at all.</summary>
    public static TicketAttributes None { get; } = new();

    /// <summary>The attribute of the given field, or null where the source says nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a named member.</exception>
    public string? this[TicketField field] => field switch
    {
        TicketField.Type => Type,
        TicketField.Priority => Priority,
        TicketField.Queue => Queue,
        TicketField.Channel => Channel,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, $"There is no ticket field {(int)field}."),
    };
}
