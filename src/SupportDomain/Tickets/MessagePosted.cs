using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A message of the ticket's conversation, which runs over all channels. Who wrote it is <see cref="TicketEvent.By"/>.</summary>
public sealed record MessagePosted : TicketEvent
{
    /// <summary>Records a message.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When it was posted.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="visibility">Who can read it.</param>
    /// <param name="channel">By what means it came.</param>
    /// <param name="isAutomatic">Whether a program wrote it on somebody's behalf: an acknowledgement, an absence note.</param>
    /// <param name="text">What it says, or null where the source does not tell or it was redacted.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="visibility"/> or <paramref name="channel"/> is not a named member, or <paramref name="sequence"/> is negative.</exception>
    public MessagePosted(
        TicketId ticket,
        Instant at,
        Person author,
        MessageVisibility visibility = MessageVisibility.Public,
        ContactChannel channel = ContactChannel.Unknown,
        bool isAutomatic = false,
        string? text = null,
        long sequence = 0)
        : base(ticket, at, author, sequence)
    {
        Visibility = Guard.Against.UndefinedEnum(visibility);
        Channel = Guard.Against.UndefinedEnum(channel);
        IsAutomatic = isAutomatic;
        Text = text;
    }

    /// <summary>Who can read it.</summary>
    public MessageVisibility Visibility { get; }

    /// <summary>By what means it came.</summary>
    public ContactChannel Channel { get; }

    /// <summary>Whether a program wrote it on somebody's behalf.</summary>
    public bool IsAutomatic { get; }

    /// <summary>What it says, or null.</summary>
    public string? Text { get; private init; }

    /// <summary>Whether it is an answer as the customer sees one: public, and written by an agent or a manager in person.</summary>
    public bool IsHumanPublicReply => By.IsStaff && Visibility == MessageVisibility.Public && !IsAutomatic;

    /// <summary>Whether it is something that the customer said in person, which waits for an answer.</summary>
    public bool IsHumanCustomerMessage => By.Role == PersonRole.Customer && Visibility == MessageVisibility.Public && !IsAutomatic;

    /// <inheritdoc/>
    public override TicketEvent WithoutPersonalData() => this with { By = By.WithoutId(), Text = null };
}
