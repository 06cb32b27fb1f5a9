using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>A row of a log with the verdict of each clock of its desk, as long as the replay holds it; <see cref="ToTicket"/> gives one to keep.</summary>
/// <remarks>Texts are UTF-8, empty where nothing is known. There is no equality and no order; <c>default</c> is not for use. For one thread.</remarks>
public readonly ref struct JudgedRow
{
    private readonly ref readonly CaseFields _fields;
    private readonly Instant _asOf;

    internal JudgedRow(ReadOnlySpan<byte> id, in CaseFields fields, Instant asOf, ReadOnlySpan<SlaVerdict> verdicts)
    {
        IdUtf8 = id;
        _fields = ref fields;
        _asOf = asOf;
        Verdicts = verdicts;
    }

    /// <summary>The line of the file that the row begins on, counted from 1, the header included.</summary>
    public long Line => _fields.Line;

    /// <summary>The ticket's name.</summary>
    public ReadOnlySpan<byte> IdUtf8 { get; }

    /// <summary>When the ticket was opened.</summary>
    public Instant OpenedAt => _fields.OpenedAt;

    /// <summary>The status as the log names it.</summary>
    public ReadOnlySpan<byte> StatusUtf8 => _fields.Status.ShownUtf8;

    /// <summary>The deadline that the log itself gives, or null.</summary>
    public Instant? RecordedDeadline => _fields.Deadline;

    /// <summary>The verdict that the log itself gives.</summary>
    public RecordedVerdict RecordedVerdict => _fields.Verdict;

    /// <summary>The verdict of each clock, in the order of the desk's clocks.</summary>
    public ReadOnlySpan<SlaVerdict> Verdicts { get; }

    /// <summary>An attribute as the log names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a named member.</exception>
    public ReadOnlySpan<byte> AttributeUtf8(TicketField field) => _fields.Of(field).ShownUtf8;

    /// <summary>The row as an object of its own, its ticket folded from the events that the row records.</summary>
    public JudgedTicket ToTicket()
    {
        CaseRow row = new(TicketId.Parse(Encoding.UTF8.GetString(IdUtf8), provider: null), _fields);
        return new JudgedTicket(row, Ticket.Replay(row.ToEvents(_asOf)), [.. Verdicts]);
    }
}
