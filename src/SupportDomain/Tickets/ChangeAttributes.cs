using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Replace what is known of a ticket: the whole new set of attributes.</summary>
public sealed record ChangeAttributes : TicketCommand
{
    /// <summary>Asks for new attributes.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="attributes">The whole set from now on.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public ChangeAttributes(TicketId ticket, TicketAttributes attributes, Person by = default)
        : base(ticket, by) => Attributes = Guard.Against.Null(attributes);

    /// <summary>The whole set from now on.</summary>
    public TicketAttributes Attributes { get; }
}
