using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>Says who did what a row tells, and makes the messages.</summary>
internal sealed class HistoryPeople(HistoryStore store, HistoryState state)
{
    /// <summary>The author of a row: in the part of its role, or else of the author's own, or as the requester, or as somebody who answers one.</summary>
    internal Person AuthorOf(HistoryTexts file, ReadOnlySpan<int> cells)
    {
        int author = Known(file, file.Columns.Text(cells, LogColumn.Author));
        PersonRole role = RoleOf(file, cells, author);
        return author == 0 ? new Person(role) : new Person(role, store.Texts[author]);
    }

    /// <summary>Who opened the ticket: the author of its first row, or else the requester.</summary>
    internal Person OpenerOf(HistoryTexts file, ReadOnlySpan<int> cells)
    {
        Person author = AuthorOf(file, cells);
        int requester = Known(file, state[LogColumn.Requester]);
        return author != default || requester == 0 ? author : new Person(PersonRole.Customer, store.Texts[requester]);
    }

    /// <summary>The message that a row of a file of messages is.</summary>
    internal static MessagePosted Message(TicketId ticket, Instant at, Person by, HistoryTexts file, ReadOnlySpan<int> cells, long sequence)
    {
        int visibility = file.Columns.Text(cells, LogColumn.Visibility);
        int channel = file.Columns.Text(cells, LogColumn.Channel);
        int automatic = file.Columns.Text(cells, LogColumn.Automatic);
        MessageVisibility readers = visibility <= 0 ? MessageVisibility.Public
            : file.Visibilities.Of(visibility) is not TextMeanings.Unknown and var known ? (MessageVisibility)known : MessageVisibility.Private;
        ContactChannel means = channel > 0 && file.Channels.Of(channel) is not TextMeanings.Unknown and var meaning ? (ContactChannel)meaning : ContactChannel.Unknown;
        return new MessagePosted(ticket, at, by, readers, means, automatic > 0 && file.Automatic.Of(automatic) == 1, sequence: sequence);
    }

    /// <summary>The message that an activity is; its author acts in the part that the activity says.</summary>
    internal static MessagePosted MessageOf(LogActivity activity, TicketId ticket, Instant at, Person by, long sequence)
    {
        PersonRole role = activity switch
        {
            LogActivity.CustomerMessage => PersonRole.Customer,
            LogActivity.AutomaticMessage => PersonRole.Bot,
            _ => PersonRole.Agent,
        };
        MessageVisibility visibility = activity == LogActivity.PrivateNote ? MessageVisibility.Private : MessageVisibility.Public;
        return new MessagePosted(ticket, at, by.Id is null ? new Person(role) : new Person(role, by.Id), visibility, isAutomatic: activity == LogActivity.AutomaticMessage, sequence: sequence);
    }

    private PersonRole RoleOf(HistoryTexts file, ReadOnlySpan<int> cells, int author)
    {
        if (file.Columns.Has(LogColumn.Role))
        {
            int role = file.Columns.Text(cells, LogColumn.Role);
            return role > 0 && file.Roles.Of(role) is not TextMeanings.Unknown and var meaning ? (PersonRole)meaning : PersonRole.Unknown;
        }

        if (author == 0)
        {
            return PersonRole.Unknown;
        }

        int requester = state[LogColumn.Requester];
        return file.Roles.Of(author) is not TextMeanings.Unknown and var own ? (PersonRole)own
            : requester == 0 ? PersonRole.Unknown
            : author == requester ? PersonRole.Customer : PersonRole.Agent;
    }

    private static int Known(HistoryTexts file, int text) => text <= 0 || file.Names.Of(text) == TextMeanings.Unknown ? 0 : text;
}
