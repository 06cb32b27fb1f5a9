using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>The facts of a ticket's conversation, over all channels: how many messages, and when the ones that clocks ask for.</summary>
/// <remarks>
/// <para>A reply is a public message that an agent or a manager wrote in person; a customer message counts as waiting if the customer wrote it in person.
/// Private notes, bots and automatic messages neither answer nor wait.</para>
/// <para>The texts are in the log. Equality is by value; there is no order; <c>default</c> is a conversation that has not begun. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct Conversation
{
    /// <summary>All messages.</summary>
    public int Messages { get; init; }

    /// <summary>Those that only the side that answers can read.</summary>
    public int PrivateMessages { get; init; }

    /// <summary>Those that a program wrote: by a bot, or on somebody's behalf.</summary>
    public int AutomaticMessages { get; init; }

    /// <summary>Public ones that the customer wrote in person.</summary>
    public int CustomerMessages { get; init; }

    /// <summary>Public ones that an agent or a manager wrote in person.</summary>
    public int Replies { get; init; }

    /// <summary>The first reply, or null.</summary>
    public Instant? FirstHumanPublicAgentReplyAt { get; init; }

    /// <summary>The last reply, or null.</summary>
    public Instant? LastAgentPublicMessageAt { get; init; }

    /// <summary>The customer's last message written in person, or null.</summary>
    public Instant? LastCustomerMessageAt { get; init; }

    /// <summary>The oldest of the customer's messages that neither a reply nor a solution nor another end of the ticket has followed, or null where none waits.</summary>
    public Instant? OldestUnansweredCustomerMessageAt { get; init; }

    /// <summary>The channels that messages came by, one bit each: 2 to the power of the channel's number.</summary>
    public int ChannelBits { get; init; }

    /// <summary>Whether a message came by the channel.</summary>
    public bool Uses(ContactChannel channel) => (ChannelBits & (1 << (int)channel)) != 0;

    internal Conversation With(MessagePosted message)
    {
        bool isCustomers = message.IsHumanCustomerMessage;
        bool isReply = message.IsHumanPublicReply;
        return new Conversation
        {
            Messages = Messages + 1,
            PrivateMessages = PrivateMessages + (message.Visibility == MessageVisibility.Private ? 1 : 0),
            AutomaticMessages = AutomaticMessages + (message.IsAutomatic || message.By.Role == PersonRole.Bot ? 1 : 0),
            CustomerMessages = CustomerMessages + (isCustomers ? 1 : 0),
            Replies = Replies + (isReply ? 1 : 0),
            FirstHumanPublicAgentReplyAt = FirstHumanPublicAgentReplyAt ?? (isReply ? message.At : null),
            LastAgentPublicMessageAt = isReply ? message.At : LastAgentPublicMessageAt,
            LastCustomerMessageAt = isCustomers ? message.At : LastCustomerMessageAt,
            OldestUnansweredCustomerMessageAt = isReply ? null : OldestUnansweredCustomerMessageAt ?? (isCustomers ? message.At : null),
            ChannelBits = ChannelBits | (1 << (int)message.Channel),
        };
    }

    /// <summary>Once there is a solution, nothing waits for an answer.</summary>
    internal Conversation WithNothingWaiting() => this with { OldestUnansweredCustomerMessageAt = null };
}
