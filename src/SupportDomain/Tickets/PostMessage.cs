using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Add a message to the conversation. What the customer says in person takes a pending or solved ticket up again.</summary>
public sealed record PostMessage : TicketCommand
{
    /// <summary>Asks for a message.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="author">Who writes it.</param>
    /// <param name="visibility">Who can read it.</param>
    /// <param name="channel">By what means it comes.</param>
    /// <param name="isAutomatic">Whether a program wrote it on somebody's behalf.</param>
    /// <param name="text">What it says, or null where the log does not keep texts.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="visibility"/> or <paramref name="channel"/> is not a named member.</exception>
    public PostMessage(
        TicketId ticket,
        Person author,
        MessageVisibility visibility = MessageVisibility.Public,
        ContactChannel channel = ContactChannel.Unknown,
        bool isAutomatic = false,
        string? text = null)
        : base(ticket, author)
    {
        Visibility = Guard.Against.UndefinedEnum(visibility);
        Channel = Guard.Against.UndefinedEnum(channel);
        IsAutomatic = isAutomatic;
        Text = text;
    }

    /// <summary>Who can read it.</summary>
    public MessageVisibility Visibility { get; }

    /// <summary>By what means it comes.</summary>
    public ContactChannel Channel { get; }

    /// <summary>Whether a program wrote it on somebody's behalf.</summary>
    public bool IsAutomatic { get; }

    /// <summary>What it says, or null.</summary>
    public string? Text { get; }
}
