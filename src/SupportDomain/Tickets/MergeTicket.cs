using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>End a ticket and go on with it in another one.</summary>
/// <remarks>What ends is decided here; the ticket that goes on is told by <see cref="LinkTicket"/> with <see cref="TicketLinkKind.MergedFrom"/>.</remarks>
public sealed record MergeTicket : TicketCommand
{
    /// <summary>Asks for a merge.</summary>
    /// <param name="ticket">The ticket that shall end.</param>
    /// <param name="into">The ticket that shall go on.</param>
    /// <param name="targetChain">What <paramref name="into"/> was itself merged into, and that one in turn: <see cref="MergeChain.Of"/>; empty where it was not merged.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/>, <paramref name="into"/>, <paramref name="targetChain"/> or a ticket of it is <c>default</c>, or the first two are the same.</exception>
    public MergeTicket(TicketId ticket, TicketId into, ImmutableArray<TicketId> targetChain, Person by = default)
        : base(ticket, by)
    {
        Into = OtherTicket.Check(ticket, into);
        TargetChain = targetChain.IsDefault
            ? throw new ArgumentException("Without the merge chain of its target, a merge could close a circle; an empty chain says that the target was not merged.", nameof(targetChain))
            : targetChain;
        foreach (TicketId link in targetChain)
        {
            if (link.IsDefault)
            {
                throw new ArgumentException("A ticket of the merge chain has no name; default(TicketId) names none.", nameof(targetChain));
            }
        }
    }

    /// <summary>The ticket that shall go on.</summary>
    public TicketId Into { get; }

    /// <summary>What the target was itself merged into, and that one in turn.</summary>
    public ImmutableArray<TicketId> TargetChain { get; }

    /// <inheritdoc/>
    public bool Equals(MergeTicket? other) => base.Equals(other) && Into == other.Into && TargetChain.AsSpan().SequenceEqual(other.TargetChain.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Into, TargetChain.Length);
}
