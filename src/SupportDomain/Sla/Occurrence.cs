using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What the clocks need of an event: no text, no name of a person.</summary>
internal struct Occurrence
{
    public long At;
    public long Sequence;

    /// <summary>The attributes of an opening or a change of them, the hold reason of a status, the event itself of an assignment or due date.</summary>
    public object? Payload;

    public OccurrenceKind Kind;
    public byte Role;
    public byte Visibility;
    public bool IsAutomatic;
    public byte Channel;
    public byte Status;

    /// <summary>Not folded yet: it came out of order; the book's own.</summary>
    public bool IsNew;

    internal readonly bool SaysTheSameAs(in Occurrence other) => At == other.At && Kind == other.Kind && Role == other.Role && Visibility == other.Visibility
        && IsAutomatic == other.IsAutomatic && Channel == other.Channel && Status == other.Status && Equals(Payload, other.Payload);

    internal static Occurrence Of(TicketEvent next)
    {
        Occurrence step = new() { At = SlaTime.OfEvent(next.At), Sequence = next.Sequence };
        switch (next)
        {
            case MessagePosted message:
                step.Kind = OccurrenceKind.Message;
                step.Role = (byte)message.By.Role;
                step.Visibility = (byte)message.Visibility;
                step.IsAutomatic = message.IsAutomatic;
                step.Channel = (byte)message.Channel;
                break;
            case TicketStatusChanged changed:
                step.Kind = OccurrenceKind.Status;
                step.Status = (byte)changed.Status;
                step.Payload = changed.HoldReason;
                break;
            case TicketOpened opened:
                step.Kind = OccurrenceKind.Opened;
                step.Role = (byte)opened.By.Role;
                step.Payload = opened.Attributes.WithoutPersonal();
                break;
            case TicketAttributesChanged attributes:
                step.Kind = OccurrenceKind.Attributes;
                step.Payload = attributes.Attributes.WithoutPersonal();
                break;
            case TicketAssigned assigned:
                step.Kind = OccurrenceKind.Assigned;
                step.Payload = assigned.By.Id is null ? assigned : assigned.WithoutPersonalData();
                break;
            case TicketMerged:
                step.Kind = OccurrenceKind.Status;
                step.Status = (byte)TicketStatus.Merged;
                break;
            case TicketDueDateSet due:
                step.Kind = OccurrenceKind.DueDate;
                _ = due.DueAt is { } dueAt ? SlaTime.OfEvent(dueAt, "dueAt") : 0;
                step.Payload = due.By.Id is null ? due : due.WithoutPersonalData();
                break;
            default:
                break; // links, redactions and unknown states change no clock
        }

        return step;
    }
}
